// Generated from specs/nested-answer.yaml by "npm run generate".
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
  /** Its secret. A function is asked at every exchange, so that a changed secret is picked up. */
  readonly secret: CredentialValue;
  /** How id and secret travel; the first is the default. */
  readonly clientAuth?: 'body' | 'basic' | undefined;
}

/**
 * How tokens of this provider are had. Give it to a token source, which decides when.
 *
 * @throws ConfigurationError when a credential is missing or an option can't work; nothing is sent
 */
export function session(options: SessionOptions): TokenGrant {
  const { client, secret } = options;
  return tokenGrant(descriptor, { client, secret }, options, options.clientAuth);
}

/**
 * The header of HTTP Basic authentication as this provider wants it: id and secret joined as they are, without the form
 * encoding of RFC 6749 section 2.3.1.
 *
 * @throws ConfigurationError for a colon in `id`; nothing is sent
 */
export function basicAuth(id: string, secret: string): { readonly authorization: string } {
  return runtimeBasicAuth(id, secret, 'raw');
}
