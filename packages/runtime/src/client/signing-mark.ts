/** The same symbol in every copy of this package. */
const SIGNS = Symbol.for('token-clients.signs');

/**
 * Marks a `fetch` as one that signs its requests, so that a raw client uses it for operations that must be signed.
 *
 * `signedFetch` and `bearerFetch` of `@token-clients/auth-hooks` are marked. Mark your own, such as one that goes through a
 * gateway that signs.
 *
 * @param scheme name of the signature scheme as in the spec, such as `CoboAuth`
 * @returns the same function
 */
export function markSigning<Fetch extends object>(fetch: Fetch, scheme: string): Fetch {
  return Object.assign(fetch, { [SIGNS]: scheme });
}

/** Returns the scheme that a `fetch` signs with; undefined if it is not marked. */
export function signingScheme(fetch: object | undefined): string | undefined {
  return (fetch as { readonly [SIGNS]?: string } | undefined)?.[SIGNS];
}
