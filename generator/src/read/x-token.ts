import { Ajv, type ErrorObject } from 'ajv';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import type { components } from './x-token-types.js';

/** The `x-token` extension as written in a spec, once it has passed its JSON Schema. */
export type XToken = components['schemas']['xToken'];
/** One token request in `x-token`. */
export type XTokenRequest = components['schemas']['tokenRequest'];

/**
 * Reads the `x-token` part of a spec, checked by its JSON Schema.
 *
 * @throws {GenerateError} `spec_invalid` with the JSON pointer of the first thing that is missing, unknown or wrong
 */
export function readXToken(spec: Spec, schema: object): XToken {
  const value = spec.document['x-token'];
  const fail = (at: string, what: string, fix?: string) =>
    invalidSpec(spec, `/x-token${at}`, what, fix, 'x-token');
  if (value === undefined) {
    throw fail(
      '',
      'The spec does not say how to obtain a token',
      'Add x-token as x-token.schema.json describes it.',
    );
  }
  const validate = checkFor(schema);
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    if (error) throw fail(error.instancePath, ...explain(error));
  }
  return value as XToken;
}

/** Compiling the schema takes longer than all else that is done with it. */
const checks = new WeakMap<object, ReturnType<Ajv['compile']>>();

function checkFor(schema: object): ReturnType<Ajv['compile']> {
  const known = checks.get(schema);
  if (known) return known;
  // The schema is our own, and a test checks it: compiling the schema of schemas would double the time.
  // One check of one small document does not earn what it costs to make the code of the check short.
  const code = { optimize: false };
  const settings = { meta: false, validateSchema: false, verbose: true, strictTypes: false, code };
  const check = new Ajv(settings).compile(schema);
  checks.set(schema, check);
  return check;
}

function explain({
  keyword,
  params,
  message = 'is wrong',
  parentSchema,
}: ErrorObject): [what: string, fix?: string] {
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
      return [`Unknown field "${params.additionalProperty}"`, `Use one of ${known.join(', ')}.`];
    }
    case 'required':
      return [`The field "${params.missingProperty}" is missing`];
    case 'enum':
      return [`It must be ${(params.allowedValues as string[]).join(' or ')}`];
    default:
      return [`It ${message}`];
  }
}
