import type { ClientAuthentication, ErrorMapping, ResponseMapping } from '@token-clients/runtime';
import { invalidSpec } from '../document/invalid-spec.js';
import { factoryOf } from '../normalise/reserved-names.js';
import { checkNames } from '../read/check-names.js';
import { membersOf, schemaAt } from '../read/fields.js';
import type { OperationModel, ProviderModel, ResponseModel } from '../read/provider-model.js';
import { readXToken, type XToken } from '../read/x-token.js';
import { checkClientAuth, checkStart, checkTokenRequest } from './check-token-request.js';
import { inferErrors } from './infer-errors.js';
import { inferResponse, successSchema } from './infer-response.js';

/** `x-token`, completed: what it leaves out is inferred from names, and every inference is reported. */
export interface TokenModel {
  readonly xToken: XToken;
  readonly factory: string;
  readonly response: ResponseMapping;
  readonly errors: ErrorMapping;
  readonly clientAuth: ClientAuthentication;
  /** Operations that return a token, by operationId. */
  readonly tokenOperations: ReadonlyMap<string, string>;
  /** Statuses of their documented successes that carry no token, by operationId. */
  readonly tokenless: ReadonlyMap<string, readonly number[]>;
  /** Operation of each token request. */
  readonly requests: Readonly<Partial<Record<'acquire' | 'refresh' | 'revoke', OperationModel>>>;
  /** One line for each thing that was inferred. */
  readonly inferred: readonly string[];
}

/**
 * Reads `x-token` and checks it against the operations that it names.
 *
 * @throws {GenerateError} `spec_invalid` with the JSON pointer of an operation, a credential, a field or a response member
 * that the spec does not have, of two things with one name, or when the place of the access token is unknown
 */
export function readTokenModel(model: ProviderModel): TokenModel {
  const { spec } = model;
  const xToken = readXToken(spec);
  const inferred: string[] = [];
  const requests: Partial<Record<'acquire' | 'refresh' | 'revoke', OperationModel>> = {};
  for (const kind of ['acquire', 'refresh', 'revoke'] as const) {
    const request = xToken[kind];
    if (request) requests[kind] = checkTokenRequest(model, xToken, kind, request);
  }
  checkStart(model, xToken);
  for (const [rule, { on }] of (xToken.failures ?? []).entries()) {
    if (on && !xToken[on]) {
      throw invalidSpec(
        spec,
        `/x-token/failures/${rule}/on`,
        `There is no x-token/${on}`,
        `Add it, or leave out on: ${on}.`,
        'x-token',
      );
    }
  }
  if (xToken.exampleCall !== undefined && !URL.canParse(xToken.exampleCall))
    throw invalidSpec(
      spec,
      '/x-token/exampleCall',
      'This is not a URL',
      'Write a whole https URL.',
      'x-token',
    );
  const acquire = requests.acquire as OperationModel;
  const factory = factoryOf(spec);
  const response = inferResponse(model, xToken, acquire, inferred);
  checkNames(model, xToken, factory);
  return {
    xToken,
    factory,
    response,
    errors: inferErrors(model, xToken),
    clientAuth: checkClientAuth(model, xToken, acquire),
    tokenOperations: findTokenOperations(model, requests, response.accessToken),
    tokenless: findTokenless(model, requests, response.accessToken),
    requests,
    inferred,
  };
}

/**
 * Operations whose responses hold a token. That a response is a string makes it no token, and an operation that has another
 * success without one may do without.
 */
function findTokenOperations(
  model: ProviderModel,
  { acquire, refresh }: TokenModel['requests'],
  accessToken: string,
): Map<string, string> {
  if (accessToken === '')
    return new Map([acquire, refresh].flatMap(one => (one ? [[one.operationId, accessToken] as const] : [])));
  const { document } = model.spec;
  return new Map(
    model.operations.flatMap(operation => {
      const schema = successSchema(model, operation);
      if (!schema || !schemaAt(document, schema, accessToken)) return [];
      const isTokenRequest = operation === acquire || operation === refresh;
      return isTokenRequest || !operation.responses.some(one => isTokenless(model, one, accessToken))
        ? [[operation.operationId, accessToken] as const]
        : [];
    }),
  );
}

/** Finds the successes of token requests that are documented without a token: clients return them, and grants reject them. */
function findTokenless(
  model: ProviderModel,
  { acquire, refresh }: TokenModel['requests'],
  accessToken: string,
): Map<string, number[]> {
  return new Map(
    [acquire, refresh].flatMap(one => {
      const statuses = one?.responses
        .filter(response => isTokenless(model, response, accessToken))
        .map(({ status }) => Number(status))
        .filter(Number.isInteger);
      return one && statuses?.length ? [[one.operationId, statuses] as const] : [];
    }),
  );
}

function isTokenless({ spec: { document } }: ProviderModel, response: ResponseModel, at: string): boolean {
  const { status, schema, mediaType } = response;
  if (!status.startsWith('2')) return false;
  const own = schema === undefined ? undefined : document.components?.schemas?.[schema];
  if (at !== '') return !(own && schemaAt(document, own, at));
  // The whole body is the token, unless there is none, or it is an object.
  return mediaType === undefined || (own !== undefined && membersOf(document, own).size > 0);
}
