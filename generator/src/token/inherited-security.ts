import {
  type OpenApiDocument,
  type OpenApiOperation,
  type PathItem,
  pointerKeys,
  type SecurityScheme,
} from '../document/document.js';
import { isObject } from '../document/json.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';

/**
 * Takes off the token operations of `x-token` what they inherit from the whole document, if all of it is bearer tokens: a token
 * would be needed to get a token. An operation that demands one itself keeps it.
 */
export function withoutInheritedTokens(model: ProviderModel): ProviderModel {
  const { document, findings, places } = model.spec;
  const named = namesIn(document['x-token']);
  const trapped = new Map<OperationModel, OperationModel>();
  for (const operation of model.operations) {
    const isNamed = named.has(operation.operationId);
    if (!isNamed || !inherits(document, operation) || !isBearerAlone(document, operation)) continue;
    trapped.set(operation, { ...operation, requirements: [], security: [] });
    findings.add({
      kind: 'note',
      rule: 'inherited-security',
      problem: `${operation.operationId} inherits ${operation.security.join(', ')}, which would need a token to get one; it is not used there`,
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

function isBearerAlone({ components = {} }: OpenApiDocument, { security }: OperationModel): boolean {
  const schemes = security.map(name => components.securitySchemes?.[name] as SecurityScheme | undefined);
  return (
    security.length > 0 &&
    schemes.every(scheme => {
      if (!scheme) return false;
      const { type, scheme: kind = '' } = scheme;
      return type === 'oauth2' || type === 'openIdConnect' || (type === 'http' && /^bearer$/i.test(kind));
    })
  );
}
