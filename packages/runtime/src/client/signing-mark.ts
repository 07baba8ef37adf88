/** Found by any copy of this package. */
const SIGNS = Symbol.for('token-clients.signs');

/**
 * Marks a `fetch` as one that signs its requests by itself, so that a raw client uses it for operations that must be
 * signed. `signedFetch` and `bearerFetch` of `@token-clients/auth-hooks` mark theirs. Mark your own, such as one that
 * goes through a gateway that signs.
 *
 * @param scheme name of the signature scheme as in the spec, such as `CoboAuth`
 * @returns the same function
 */
export function markSigning<Fetch extends object>(fetch: Fetch, scheme: string): Fetch {
  return Object.assign(fetch, { [SIGNS]: scheme });
}

/** The scheme that a `fetch` signs with, if it is marked. */
export function signingScheme(fetch: object | undefined): string | undefined {
  return (fetch as { readonly [SIGNS]?: string } | undefined)?.[SIGNS];
}
