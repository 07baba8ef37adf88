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
  /** Its secret. A function is asked at every exchange, so that a changed secret is picked up. */
  readonly clientSecret: CredentialValue;
  /** How id and secret travel; the first is the default. */
  readonly clientAuth?: 'query' | 'basic' | undefined;
}

/**
 * How tokens of this provider are had. Give it to a token source, which decides when.
 *
 * @throws ConfigurationError when a credential is missing or an option can't work; nothing is sent
 */
export function tenantToken(options: TenantTokenOptions): TokenGrant {
  const { tenant, clientId, clientSecret } = options;
  return tokenGrant(descriptor, { tenant, clientId, clientSecret }, options, options.clientAuth);
}
