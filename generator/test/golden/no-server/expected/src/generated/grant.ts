// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import {
  type CredentialValue,
  type GrantOptions,
  type TokenGrant,
  tokenGrant,
  type WithBaseUrl,
} from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link noServer}. */
export interface NoServerOptions extends WithBaseUrl<GrantOptions> {
  /** The ID. */
  readonly clientId: string;
  /** The secret. Every token request calls a function, so that a changed secret is picked up. */
  readonly clientSecret: CredentialValue;
}

/**
 * Creates a token grant for No Server (grant type `client_credentials`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function noServer(options: NoServerOptions): TokenGrant {
  const { clientId, clientSecret } = options;
  return tokenGrant(descriptor, { clientId, clientSecret }, options);
}
