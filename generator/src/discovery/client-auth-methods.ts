import type { AuthorizationServerMetadata } from './metadata.js';

type Lists = Pick<
  AuthorizationServerMetadata,
  | 'token_endpoint_auth_methods_supported'
  | 'revocation_endpoint_auth_methods_supported'
  | 'introspection_endpoint_auth_methods_supported'
>;

/** An endpoint beside that of tokens, at which clients authenticate as well. */
export type SideEndpoint = 'revocation_endpoint' | 'introspection_endpoint';

/** How clients authenticate, at which endpoints. */
export interface SharedMethods {
  /** By the names that RFC 7591 registers; empty where the document says nothing. */
  readonly methods: readonly string[];
  /** The endpoints that take none of the methods of the token endpoint. */
  readonly unreachable: readonly SideEndpoint[];
}

/**
 * Finds the methods that every endpoint takes: clients of a package authenticate in one way everywhere. An endpoint that has
 * none in common with the token endpoint is left out. Clients without a secret send no more than their ID, so `none` stays.
 *
 * RFC 8414 has an endpoint of which nothing is said take `client_secret_basic` alone; servers mean those of the token
 * endpoint, and that is assumed.
 */
export function sharedMethods(metadata: Lists): SharedMethods {
  let methods = metadata.token_endpoint_auth_methods_supported ?? [];
  const unreachable: SideEndpoint[] = [];
  for (const endpoint of ['revocation_endpoint', 'introspection_endpoint'] as const) {
    const own = metadata[`${endpoint}_auth_methods_supported`];
    if (own === undefined) continue;
    const known = methods.length > 0 ? methods : DEFAULT_METHODS;
    const shared = known.filter(method => own.includes(method));
    if (shared.length === 0) unreachable.push(endpoint);
    else methods = known.filter(method => shared.includes(method) || method === 'none');
  }
  return { methods, unreachable };
}

/** What RFC 8414 section 2 has for a server that says nothing. */
export const DEFAULT_METHODS: readonly string[] = ['client_secret_basic'];

/** Whether a certificate is the only way to authenticate: for that, servers may have endpoints of their own (RFC 8705). */
export function isCertificateOnly({ token_endpoint_auth_methods_supported: methods = [] }: Lists): boolean {
  return methods.length > 0 && methods.every(method => /tls_client_auth$/.test(method));
}
