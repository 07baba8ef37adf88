import type {
  ClientAuthentication,
  CredentialDescription,
  ExpiredRule,
  FailureRule,
  FieldSource,
  ResponseMapping,
} from '@token-clients/runtime';
import { Ajv, type ErrorObject } from 'ajv';
import { GenerateError } from '../errors.js';
import type { Spec } from './spec.js';

/** The `x-token` extension as written in a spec, once it has passed its JSON Schema. */
export interface XToken {
  readonly factory?: string;
  readonly aliases?: readonly string[];
  readonly credentials?: Readonly<
    Record<
      string,
      Partial<CredentialDescription> & { readonly description: string; readonly recommended?: boolean }
    >
  >;
  readonly clientAuth?: ClientAuthentication;
  readonly acquire: XTokenRequest;
  readonly refresh?: XTokenRequest;
  readonly revoke?: XTokenRequest;
  readonly response?: Partial<ResponseMapping>;
  readonly errors?: {
    readonly code?: readonly string[];
    readonly message?: readonly string[];
    readonly id?: readonly string[];
    readonly alsoSpelled?: 'camelCase' | 'snake_case';
  };
  readonly rotation?: 'never' | 'may' | 'always';
  readonly lockout?: { readonly attempts: number };
  readonly failures?: readonly FailureRule[];
  readonly expired?: readonly ExpiredRule[];
  readonly secrets?: readonly string[];
  readonly exampleCall?: string;
}

export interface XTokenRequest {
  readonly operation: string;
  readonly grantType: string;
  readonly fields?: Readonly<Record<string, FieldSource>>;
  readonly otherPaths?: readonly string[];
}

/**
 * The `x-token` part of a spec, judged by its JSON Schema.
 *
 * @throws GenerateError `spec_invalid` with the JSON pointer of the first thing that is missing, unknown or wrong
 */
export function readXToken({ document, provider }: Spec, schema: object): XToken {
  const value = document['x-token'];
  const fail = (at: string, what: string, fix?: string) =>
    new GenerateError('spec_invalid', what, { file: provider.specName, pointer: `/x-token${at}`, fix });
  if (value === undefined) {
    throw fail(
      '',
      'It does not say how a token is had',
      'Add x-token as specs/x-token.schema.json describes it.',
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
  const check = new Ajv({ allErrors: false, verbose: true, strictTypes: false }).compile(schema);
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
