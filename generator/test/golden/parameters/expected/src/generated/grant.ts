// Generated from specs/parameters.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { type CredentialValue, type GrantOptions, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link tenantToken}. */
export interface TenantTokenOptions extends GrantOptions {
  /** Your tenant. */
  readonly tenant: string;
  /** Your client. */
  readonly clientId: string;
  /** Its secret. Every token request calls a function, so that a changed secret is picked up. */
  readonly clientSecret: CredentialValue;
  /** How client ID and secret are sent. Default: the first. */
  readonly clientAuth?: 'query' | 'basic' | undefined;
}

/**
 * Creates a token grant for Parameters (grant type `a`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function tenantToken(options: TenantTokenOptions): TokenGrant {
  const { tenant, clientId, clientSecret } = options;
  return tokenGrant(descriptor, { tenant, clientId, clientSecret }, options, options.clientAuth);
}
