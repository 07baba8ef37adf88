// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { type CredentialValue, type GrantOptions, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { descriptor } from './descriptor.js';

/** Options of {@link equinixSts}. */
export interface EquinixStsOptions extends GrantOptions {
  /** ID token of an OIDC provider that Equinix trusts. Pass a function: every token request calls it. */
  readonly subjectToken: CredentialValue;
  /** One access policy ERN, or roleassignments and an organisation, as in roleassignments:my-org. */
  readonly scope?: string | undefined;
}

/**
 * Creates a token grant for Equinix STS (grant type `urn:ietf:params:oauth:grant-type:token-exchange`).
 *
 * Pass it to a token source, which decides when to request a token.
 *
 * @throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid
 */
export function equinixSts(options: EquinixStsOptions): TokenGrant {
  const { subjectToken, scope } = options;
  return tokenGrant(descriptor, { subjectToken, scope }, options);
}
