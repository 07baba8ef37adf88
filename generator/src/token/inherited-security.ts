import {
  type OpenApiDocument,
  type OpenApiOperation,
  type PathItem,
  pointerKeys,
  type SecurityScheme,
} from '../document/document.js';
import { isObject } from '../document/json.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { asksForToken, withoutTokens } from './token-security.js';

/**
 * Takes the schemes that ask for a token off what the token operations of `x-token` inherit from the whole document: a token
 * would be needed to get a token. An operation that demands one itself keeps it.
 */
export function withoutInheritedTokens(model: ProviderModel): ProviderModel {
  const { document, findings, places } = model.spec;
  const named = namesIn(document['x-token']);
  const trapped = new Map<OperationModel, OperationModel>();
  for (const operation of model.operations) {
    if (!named.has(operation.operationId) || !inherits(document, operation)) continue;
    const left = withoutTokens(operation.requirements, name => isTokenScheme(document, name));
    if (!left) continue;
    const security = [...new Set(left.flatMap(one => Object.keys(one)))];
    trapped.set(operation, { ...operation, requirements: left, security });
    const dropped = operation.security.filter(name => !security.includes(name));
    findings.add({
      kind: 'note',
      rule: 'inherited-security',
      problem: `${operation.operationId} inherits ${dropped.join(', ')}, which would need a token to get one; it is not used there`,
      place: places.at(document, operation.pointer),
    });
  }
  if (trapped.size === 0) return model;
  const freed = (operation: OperationModel) => trapped.get(operation) ?? operation;
  return {
    ...model,
    operations: model.operations.map(freed),
    apis: model.apis.map(api => ({ ...api, operations: api.operations.map(freed) })),
  };
}

/** The operations that `x-token` names. It is not checked yet. */
function namesIn(xToken: unknown): Set<unknown> {
  if (!isObject(xToken)) return new Set();
  return new Set(
    [xToken.acquire, xToken.refresh, xToken.revoke].flatMap(request =>
      isObject(request) ? [request.operation] : [],
    ),
  );
}

function inherits({ paths = {} }: OpenApiDocument, { pointer, httpMethod }: OperationModel): boolean {
  const [, path = ''] = pointerKeys(pointer);
  const item = paths[path] as PathItem | undefined;
  const operation = item?.[httpMethod.toLowerCase() as keyof PathItem] as OpenApiOperation | undefined;
  return operation !== undefined && operation.security === undefined;
}

function isTokenScheme({ components = {} }: OpenApiDocument, name: string): boolean {
  const found = components.securitySchemes?.[name] as SecurityScheme | undefined;
  if (!found) return false;
  const { type, scheme = '', in: where = '', name: keyName = '', description = '' } = found;
  return asksForToken({ type: type === 'http' ? scheme : type, in: where, keyName, description });
}
