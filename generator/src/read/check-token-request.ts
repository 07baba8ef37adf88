import type { ClientAuthentication } from '@token-clients/runtime';
import { pointer } from './document.js';
import type { OperationModel, ProviderModel } from './provider-model.js';
import { refused } from './refused.js';
import type { XToken, XTokenRequest } from './x-token.js';

/**
 * The operation that an exchange of `x-token` names.
 *
 * @throws GenerateError `spec_invalid` if the spec has no such operation, or the operation no such field, or a
 * credential is not declared
 */
export function checkTokenRequest(
  { spec, operations }: ProviderModel,
  xToken: XToken,
  kind: string,
  exchange: XTokenRequest,
): OperationModel {
  const operation = operations.find(({ operationId }) => operationId === exchange.operation);
  if (!operation) {
    throw refused(
      spec,
      `/x-token/${kind}/operation`,
      `There is no operation "${exchange.operation}"`,
      `The spec has ${operations.map(({ operationId }) => operationId).join(', ')}.`,
    );
  }
  const wireNames = [...operation.parameters, ...(operation.body?.fields ?? [])].map(({ name }) => name);
  for (const [name, source] of Object.entries(exchange.fields ?? {})) {
    const at = `/x-token/${kind}/fields${pointer(name)}`;
    if (!wireNames.includes(name)) {
      throw refused(
        spec,
        at,
        `${operation.operationId} has no field "${name}"`,
        `It has ${wireNames.join(', ')}.`,
      );
    }
    if ('credential' in source) requireCredential(spec, xToken, source.credential, `${at}/credential`);
  }
  return operation;
}

/**
 * How the client authenticates.
 *
 * @throws GenerateError `spec_invalid` if a method lacks what it needs
 */
export function checkClientAuth(
  { spec }: ProviderModel,
  xToken: XToken,
  acquire: OperationModel,
): ClientAuthentication {
  const auth = xToken.clientAuth ?? { methods: ['none' as const] };
  for (const part of ['id', 'secret'] as const) {
    const said = auth[part];
    if (said) requireCredential(spec, xToken, said.credential, `/x-token/clientAuth/${part}/credential`);
  }
  if (auth.methods.includes('signature') && !auth.signature) {
    throw refused(spec, '/x-token/clientAuth', 'The method signature needs the field "signature"');
  }
  const schemes = spec.document.components?.securitySchemes ?? {};
  if (auth.signature && !Object.hasOwn(schemes, auth.signature.scheme)) {
    throw refused(
      spec,
      '/x-token/clientAuth/signature/scheme',
      `There is no security scheme "${auth.signature.scheme}"`,
      `The spec has ${Object.keys(schemes).join(', ') || 'none'}.`,
    );
  }
  if (auth.methods.includes('query') && acquire.parameters.every(parameter => parameter.in !== 'query')) {
    throw refused(spec, '/x-token/clientAuth/methods', `${acquire.operationId} has no query parameters`);
  }
  return auth;
}

function requireCredential(
  spec: ProviderModel['spec'],
  { credentials = {} }: XToken,
  name: string,
  at: string,
): void {
  if (!Object.hasOwn(credentials, name))
    throw refused(spec, at, `There is no credential "${name}"`, 'Add it to x-token/credentials.');
}
