import type { ErrorObject } from 'ajv';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { checkXToken } from '../generated/x-token-check.js';
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
export function readXToken(spec: Spec): XToken {
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
  if (!checkXToken(value)) {
    const [error] = checkXToken.errors ?? [];
    if (error) throw fail(error.instancePath, ...explain(error));
  }
  return value as XToken;
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
