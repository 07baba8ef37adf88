import type { AuthorizationServer } from '../synthesise/authorization-server.js';
import { isCertificateOnly, sharedMethods } from './client-auth-methods.js';
import type { AuthorizationServerMetadata, Endpoint, Metadata } from './metadata.js';

/** What RFC 8414 section 2 has for a server that says nothing; its other one, `implicit`, has no token request. */
export const DEFAULT_GRANTS: readonly string[] = ['authorization_code'];

/** Takes from a document what standard operations are made of. */
export function serverOfMetadata({ metadata }: Metadata): AuthorizationServer {
  const { methods, unreachable } = sharedMethods(metadata);
  const side = (endpoint: 'revocation_endpoint' | 'introspection_endpoint') =>
    unreachable.includes(endpoint) ? undefined : endpointOf(metadata, endpoint);
  return {
    issuer: metadata.issuer,
    tokenUrl: endpointOf(metadata, 'token_endpoint') ?? metadata.token_endpoint,
    authorizationUrl: endpointOf(metadata, 'authorization_endpoint'),
    deviceAuthorizationUrl: endpointOf(metadata, 'device_authorization_endpoint'),
    revocationUrl: side('revocation_endpoint'),
    introspectionUrl: side('introspection_endpoint'),
    grantTypes: (metadata.grant_types_supported ?? DEFAULT_GRANTS).filter(grant => grant !== 'implicit'),
    clientAuthMethods: methods,
    scopes: new Map((metadata.scopes_supported ?? []).map(name => [name, ''])),
    codeChallengeMethods: metadata.code_challenge_methods_supported ?? [],
    origin: `the metadata of ${metadata.issuer}`,
  };
}

/** An endpoint's URL: for clients that have nothing but a certificate, the one for these, if there is one. */
export function endpointOf(metadata: AuthorizationServerMetadata, endpoint: Endpoint): string | undefined {
  const alias = isCertificateOnly(metadata) ? metadata.mtls_endpoint_aliases?.[endpoint] : undefined;
  return alias ?? metadata[endpoint];
}
