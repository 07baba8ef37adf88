import type { Spec } from '../document/spec.js';

const EVERY_CLIENT = ['access-token', 'api-client', 'oauth2', 'openapi', 'typescript'];

/** The part of `x-token` that is read here. It has been checked before. */
interface TokenFacts {
  readonly acquire?: { readonly grantType?: string };
  readonly refresh?: object;
  readonly clientAuth?: { readonly methods?: readonly string[] };
}

/** Returns the words by which a package registry finds the client: its vendor, its grant, and how its requests are signed. */
export function keywordsOf({ provider, document }: Spec): string[] {
  const { acquire, refresh, clientAuth } = (document['x-token'] ?? {}) as TokenFacts;
  const [vendor = ''] = provider.name.split('-');
  const words = [
    ...EVERY_CLIENT,
    vendor,
    provider.name,
    ...(acquire?.grantType === undefined ? [] : [grantWord(acquire.grantType)]),
    ...(refresh === undefined ? [] : ['refresh-token']),
    ...(clientAuth?.methods?.includes('signature') ? ['request-signing'] : []),
  ];
  return [...new Set(words)].sort();
}

/** `client-credentials` of `client_credentials`, `token-exchange` of its URN. */
function grantWord(grantType: string): string {
  return grantType
    .replace(/^.*[:/]/s, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
