// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import {
  basicAuth as runtimeBasicAuth,
  type CredentialValue,
  type GrantOptions,
  type TokenGrant,
  tokenGrant,
} from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link session}. */
export interface SessionOptions extends GrantOptions {
  /** The client. */
  readonly client: string;
  /** Its secret. Every token request calls a function, so that a changed secret is picked up. */
  readonly secret: CredentialValue;
  /** How client ID and secret are sent. Default: the first. */
  readonly clientAuth?: 'body' | 'basic' | undefined;
}

/**
 * Creates a token grant for Nested response (grant type `login`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function session(options: SessionOptions): TokenGrant {
  const { client, secret } = options;
  return tokenGrant(descriptor, { client, secret }, options, options.clientAuth);
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
