import type { ClientAuthentication, ErrorMapping, ResponseMapping } from '@token-clients/runtime';
import { camelCase } from '../names.js';
import { checkNames } from './check-names.js';
import { checkClientAuth, checkTokenRequest } from './check-token-request.js';
import { flatten, type Schema } from './document.js';
import { inferErrors } from './infer-errors.js';
import { inferResponse } from './infer-response.js';
import type { OperationModel, ProviderModel } from './provider-model.js';
import { refused } from './refused.js';
import { schemaAt } from './schema-at.js';
import { readXToken, type XToken } from './x-token.js';

/** `x-token`, completed: what was left out is inferred from names, and every inference is told. */
export interface TokenModel {
  readonly xToken: XToken;
  readonly factory: string;
  readonly response: ResponseMapping;
  readonly errors: ErrorMapping;
  readonly clientAuth: ClientAuthentication;
  /** Operations that return a token, by operationId. */
  readonly tokenOperations: ReadonlyMap<string, string>;
  /** Operation of each exchange. */
  readonly exchanges: Readonly<Partial<Record<'acquire' | 'refresh' | 'revoke', OperationModel>>>;
  /** One line for each thing that was not said but inferred. */
  readonly inferred: readonly string[];
}

/**
 * Reads `x-token` against the operations it names.
 *
 * @throws GenerateError `spec_invalid` with the JSON pointer of what does not fit: an operation, a credential, a field
 * or a response member that the spec does not have, two things that would get one name; and when the place of the access
 * token can't be told
 */
export function tokenModel(model: ProviderModel, xTokenSchema: object): TokenModel {
  const { spec } = model;
  const xToken = readXToken(spec, xTokenSchema);
  const inferred: string[] = [];
  const exchanges: Partial<Record<'acquire' | 'refresh' | 'revoke', OperationModel>> = {};
  for (const kind of ['acquire', 'refresh', 'revoke'] as const) {
    const exchange = xToken[kind];
    if (exchange) exchanges[kind] = checkTokenRequest(model, xToken, kind, exchange);
  }
  for (const [rule, { on }] of (xToken.failures ?? []).entries()) {
    if (on && !xToken[on]) throw refused(spec, `/x-token/failures/${rule}/on`, `There is no x-token/${on}`);
  }
  if (xToken.exampleCall !== undefined && !URL.canParse(xToken.exampleCall))
    throw refused(spec, '/x-token/exampleCall', 'This is not a URL');
  const acquire = exchanges.acquire as OperationModel;
  const schema = successSchema(model, acquire);
  if (!schema) {
    throw refused(
      spec,
      '/x-token/acquire/operation',
      `${xToken.acquire.operation} documents no success with a body`,
    );
  }
  const factory = xToken.factory ?? camelCase(spec.provider.name);
  const response = inferResponse(model, xToken, schema, inferred);
  checkNames(model, xToken, factory);
  return {
    xToken,
    factory,
    response,
    errors: inferErrors(model, xToken),
    clientAuth: checkClientAuth(model, xToken, acquire),
    tokenOperations: findTokenOperations(model, response.accessToken),
    exchanges,
    inferred,
  };
}

/** The schema of the first documented success that has one. */
function successSchema({ spec }: ProviderModel, { responses }: OperationModel): Schema | undefined {
  const name = responses.find(({ status, schema }) => status.startsWith('2') && schema !== undefined)?.schema;
  const schema = name === undefined ? undefined : spec.document.components?.schemas?.[name];
  return schema && flatten(spec.document, schema);
}

function findTokenOperations(model: ProviderModel, accessToken: string): Map<string, string> {
  return new Map(
    model.operations.flatMap(operation => {
      const schema = successSchema(model, operation);
      return schema && schemaAt(model.spec.document, schema, accessToken)
        ? [[operation.operationId, accessToken] as const]
        : [];
    }),
  );
}
