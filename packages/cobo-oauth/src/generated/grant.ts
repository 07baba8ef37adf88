// Generated from specs/cobo-oauth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { type GrantOptions, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link coboOAuth}. */
export interface CoboOAuthOptions extends GrantOptions {
  /** ID of your app, from its manifest. */
  readonly clientId: string;
  /** ID of the organisation that installed the app. */
  readonly orgId: string;
}

/**
 * Creates a token grant for Cobo WaaS 2.0 OAuth (grant type `org_implicit`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function coboOAuth(options: CoboOAuthOptions): TokenGrant {
  const { clientId, orgId } = options;
  return tokenGrant(descriptor, { clientId, orgId }, options);
}
