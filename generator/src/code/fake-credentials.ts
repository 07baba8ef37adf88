import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { type NamedScheme, schemesOf } from '../read/security-schemes.js';

/**
 * Makes the headers that satisfy the first alternative of an operation's security that is API keys and tokens in headers
 * alone. Undefined if there is none, or if it works without.
 */
export function fakeCredentials(
  model: ProviderModel,
  operation: OperationModel,
): Readonly<Record<string, string>> | undefined {
  const schemes = schemesOf(model, operation);
  if (operation.requirements.some(requirement => Object.keys(requirement).length === 0)) return undefined;
  for (const requirement of operation.requirements) {
    const headers = Object.keys(requirement).map(name =>
      headerOf(schemes.find(known => known.name === name)),
    );
    const known = headers.flatMap(header => header ?? []);
    if (known.length > 0 && known.length === headers.length) return Object.fromEntries(known);
  }
  return undefined;
}

function headerOf(scheme: NamedScheme | undefined): [readonly [string, string]] | undefined {
  if (scheme?.type === 'apiKey' && scheme.in === 'header' && scheme.keyName !== undefined)
    return [[scheme.keyName.toLowerCase(), 'fake-api-key']];
  const isBearer = scheme?.type === 'http' && scheme.scheme?.toLowerCase() === 'bearer';
  if (isBearer || scheme?.type === 'oauth2' || scheme?.type === 'openIdConnect')
    return [['authorization', 'Bearer fake-access-token']];
  return undefined;
}
