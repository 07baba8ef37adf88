import type { Loose } from '../support/project.js';

export const ISSUER = 'https://id.example/tenants/7';

/** A document as a server with everything would publish it, changed by the test. */
export function metadataOf(issuer: string = ISSUER, changes: Loose = {}): Loose {
  const origin = new URL(issuer).origin;
  return {
    issuer,
    token_endpoint: `${origin}/token`,
    authorization_endpoint: `${origin}/authorize`,
    revocation_endpoint: `${origin}/revoke`,
    introspection_endpoint: `${origin}/introspect`,
    device_authorization_endpoint: `${origin}/device`,
    jwks_uri: `${origin}/keys`,
    response_types_supported: ['code'],
    grant_types_supported: ['client_credentials', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    ...changes,
  };
}
