import type { TokenDescriptor } from '@token-clients/runtime';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { XTokenRequest } from '../read/x-token.js';
import type { TokenModel } from '../token/token-model.js';
import { literal, Name } from './escape.js';

/**
 * Writes the provider's descriptor as TypeScript; its operations are names of generated constants.
 *
 * A fact of `x-token` that is not completed or rewritten here goes into the descriptor as it is, under its own name.
 */
export function descriptorCode(model: ProviderModel, token: TokenModel): string {
  const { xToken, requests } = token;
  const { factory, aliases, errors, exampleCall, secrets = [], ...rest } = xToken;
  const { credentials, clientAuth, acquire, refresh, revoke, response, ...others } = rest;
  const {
    rotation = refresh ? 'may' : 'never',
    failures = [],
    expired = [{ status: 401 }],
    ...facts
  } = others;
  const tokenRequest = (kind: 'acquire' | 'refresh' | 'revoke') => {
    const [request, operation] = [xToken[kind], requests[kind]];
    return request && operation && tokenRequestData(request, operation);
  };
  const data: { [Key in keyof TokenDescriptor]: unknown } = {
    provider: model.spec.provider.name,
    title: model.spec.document.info?.title ?? model.spec.provider.name,
    servers: new Name('servers'),
    credentials: credentialData(token),
    clientAuth: token.clientAuth,
    acquire: tokenRequest('acquire'),
    refresh: tokenRequest('refresh'),
    revoke: tokenRequest('revoke'),
    response: token.response,
    rotation,
    failures,
    expired,
    secretFields: [...new Set([...model.secretFields, ...secrets])].sort(),
    ...facts,
  };
  return literal(data);
}

function tokenRequestData({ grantType, fields = {}, otherPaths }: XTokenRequest, operation: OperationModel) {
  const fieldsIn = operation.body ? 'body' : 'query';
  return { operation: new Name(operation.name), grantType, fields, fieldsIn, otherPaths };
}

function credentialData({ xToken }: TokenModel) {
  return Object.fromEntries(
    Object.entries(xToken.credentials ?? {}).map(
      ([name, { description, secret, required, perRequest, env, envPointer }]) => [
        name,
        { description, secret: secret ?? false, required: required ?? true, perRequest, env, envPointer },
      ],
    ),
  );
}
