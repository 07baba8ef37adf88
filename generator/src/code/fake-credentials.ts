import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { type NamedScheme, schemesOf } from '../read/security-schemes.js';

/**
 * Makes the headers that satisfy the first alternative of an operation's security that is tokens and API keys in headers; keys
 * in the query are parameters. Undefined if there is none, or if it works without.
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
    if (headers.length > 0 && headers.every(header => header !== undefined)) {
      const known = headers.flat();
      return known.length > 0 ? Object.fromEntries(known) : undefined;
    }
  }
  return undefined;
}

function headerOf(scheme: NamedScheme | undefined): readonly (readonly [string, string])[] | undefined {
  if (scheme?.type === 'apiKey' && scheme.in === 'query') return [];
  if (scheme?.type === 'apiKey' && scheme.in === 'header' && scheme.keyName !== undefined)
    return [[scheme.keyName.toLowerCase(), 'fake-api-key']];
  const isBearer = scheme?.type === 'http' && scheme.scheme?.toLowerCase() === 'bearer';
  if (isBearer || scheme?.type === 'oauth2' || scheme?.type === 'openIdConnect')
    return [['authorization', 'Bearer fake-access-token']];
  return undefined;
}
