// Generated from specs/nested-answer.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { type CredentialValue, type GrantOptions, type TokenGrant, tokenGrant } from '@token-clients/runtime';
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
