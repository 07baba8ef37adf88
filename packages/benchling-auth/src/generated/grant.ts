// Generated from specs/benchling-auth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import {
  basicAuth as runtimeBasicAuth,
  type CredentialValue,
  type GrantOptions,
  type TokenGrant,
  tokenGrant,
} from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link benchlingAuth}. */
export interface BenchlingAuthOptions extends GrantOptions {
  /** Client ID of your app. */
  readonly clientId: string;
  /** Client secret of your app. Every token request calls a function, so that a changed secret is picked up. */
  readonly clientSecret: CredentialValue;
  /** How client ID and secret are sent. Default: the first. */
  readonly clientAuth?: 'basic' | 'body' | undefined;
}

/**
 * Creates a token grant for Benchling Authentication (grant type `client_credentials`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function benchlingAuth(options: BenchlingAuthOptions): TokenGrant {
  const { clientId, clientSecret } = options;
  return tokenGrant(descriptor, { clientId, clientSecret }, options, options.clientAuth);
}

/**
 * Creates the header of HTTP Basic authentication as this provider expects it: ID and secret are joined as they are,
 * without the form encoding of RFC 6749 section 2.3.1.
 *
 * @throws {ConfigurationError} `configuration` when `id` has a colon
 */
export function basicAuth(id: string, secret: string): { readonly authorization: string } {
  return runtimeBasicAuth(id, secret, 'raw');
}
