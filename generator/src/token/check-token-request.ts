import type { ClientAuthentication } from '@token-clients/runtime';
import { pointer, pointerKeys } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import { schemaAt } from '../read/fields.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { XToken, XTokenRequest } from '../read/x-token.js';

/**
 * Finds the operation that a token request of `x-token` names.
 *
 * @throws {GenerateError} `spec_invalid` when the spec has no such operation, the operation has no such field or needs
 * another one, or a credential is not declared
 */
export function checkTokenRequest(
  { spec, operations }: ProviderModel,
  xToken: XToken,
  kind: string,
  { operation: operationId, fields = {} }: XTokenRequest,
): OperationModel {
  const operation = operations.find(known => known.operationId === operationId);
  if (!operation) {
    throw invalidSpec(
      spec,
      `/x-token/${kind}/operation`,
      `There is no operation "${operationId}"`,
      `The spec has ${operations.map(known => known.operationId).join(', ')}.`,
      'x-token',
    );
  }
  const wireFields = [...operation.parameters, ...(operation.body?.fields ?? [])];
  const wireNames = wireFields.map(({ name }) => name);
  for (const [name, source] of Object.entries(fields)) {
    const at = `/x-token/${kind}/fields${pointer(name)}`;
    if (name.startsWith('/') ? !hasNested(spec, operation, name) : !wireNames.includes(name)) {
      throw invalidSpec(
        spec,
        at,
        `${operationId} has no field "${name}"`,
        `It has ${wireNames.join(', ')}.`,
        'x-token',
      );
    }
    if (source.credential !== undefined)
      requireCredential(spec, xToken, source.credential, `${at}/credential`);
  }
  const sent = sentFields(xToken, fields);
  const missing = wireFields.find(({ name, required }) => required && !sent.has(name));
  if (missing)
    throw invalidSpec(
      spec,
      `/x-token/${kind}`,
      `${operationId} needs ${missing.in === 'body' ? 'the field' : 'the parameter'} "${missing.name}", which is sent by nothing`,
      `Add it to x-token/${kind}/fields, with a value or a credential.`,
      'x-token',
    );
  return operation;
}

/** Names of what a token request sends: its own fields, those around them, and what the client authenticates by. */
function sentFields({ clientAuth }: XToken, fields: NonNullable<XTokenRequest['fields']>): Set<string> {
  const named = [clientAuth?.id?.field, clientAuth?.secret?.field, ...Object.keys(fields)];
  return new Set(
    named.flatMap(name => (name?.startsWith('/') ? pointerKeys(name).slice(0, 1) : (name ?? []))),
  );
}

/** Whether a JSON body has a field inside of others at this JSON pointer. */
function hasNested({ document }: ProviderModel['spec'], { body }: OperationModel, at: string): boolean {
  const schema = body?.kind === 'json' ? document.components?.schemas?.[body.schema] : undefined;
  const isName = pointerKeys(at).every(key => !INHERITED.has(key));
  return schema !== undefined && isName && schemaAt(document, schema, at) !== undefined;
}

/** Names that every object has: a field of that name would be none of its own. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Checks the credentials from which a grant starts that a person gives.
 *
 * @throws {GenerateError} `spec_invalid` when one is not declared
 */
export function checkStart({ spec }: ProviderModel, xToken: XToken): void {
  for (const part of ['code', 'refreshToken'] as const) {
    const name = xToken.startsFrom?.[part];
    if (name !== undefined) requireCredential(spec, xToken, name, `/x-token/startsFrom/${part}`);
  }
}

/**
 * Reads how the client authenticates.
 *
 * @throws {GenerateError} `spec_invalid` when a method lacks what it needs
 */
export function checkClientAuth(
  { spec }: ProviderModel,
  xToken: XToken,
  acquire: OperationModel,
): ClientAuthentication {
  const auth = xToken.clientAuth ?? { methods: ['none' as const] };
  for (const part of ['id', 'secret'] as const) {
    const field = auth[part];
    if (field) requireCredential(spec, xToken, field.credential, `/x-token/clientAuth/${part}/credential`);
  }
  if (auth.methods.includes('signature') && !auth.signature) {
    throw invalidSpec(
      spec,
      '/x-token/clientAuth',
      'The method signature needs the field "signature"',
      'Add it, with the scheme that signs.',
      'x-token',
    );
  }
  const schemes = spec.document.components?.securitySchemes ?? {};
  if (auth.signature && !Object.hasOwn(schemes, auth.signature.scheme)) {
    throw invalidSpec(
      spec,
      '/x-token/clientAuth/signature/scheme',
      `There is no security scheme "${auth.signature.scheme}"`,
      `The spec has ${Object.keys(schemes).join(', ') || 'none'}.`,
      'x-token',
    );
  }
  if (auth.methods.includes('query') && acquire.parameters.every(parameter => parameter.in !== 'query')) {
    throw invalidSpec(
      spec,
      '/x-token/clientAuth/methods',
      `${acquire.operationId} has no query parameters`,
      'Use another method than query.',
      'x-token',
    );
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
    throw invalidSpec(
      spec,
      at,
      `There is no credential "${name}"`,
      'Add it to x-token/credentials.',
      'x-token',
    );
}
