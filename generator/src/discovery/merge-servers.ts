import type { AuthorizationServer } from '../synthesise/authorization-server.js';

/**
 * Completes what metadata says of a server by what the spec says of the same one. Where both say something, the spec is
 * about this API and the metadata about all that the server does: the spec's grants and scopes count.
 *
 * @param ofSpec the servers that the spec's security schemes name
 */
export function withSpecsServer(
  discovered: AuthorizationServer,
  ofSpec: readonly AuthorizationServer[],
): AuthorizationServer {
  const same = ofSpec.find(one => isSameServer(one, discovered));
  if (!same) return discovered;
  const isRefreshed = discovered.grantTypes.includes('refresh_token');
  const { scopes, grantTypes } = same;
  return {
    ...discovered,
    refreshUrl: same.refreshUrl,
    authorizationUrl: discovered.authorizationUrl ?? same.authorizationUrl,
    deviceAuthorizationUrl: discovered.deviceAuthorizationUrl ?? same.deviceAuthorizationUrl,
    grantTypes: [...new Set([...grantTypes, ...(isRefreshed ? ['refresh_token'] : [])])],
    scopes: scopes.size > 0 ? scopes : discovered.scopes,
    origin: `${same.origin} and ${discovered.origin}`,
  };
}

type WithTokenUrl = Pick<AuthorizationServer, 'tokenUrl'>;

/** Whether the spec means this token endpoint. One without a host is a path on a server that the spec does not know. */
export function isSameServer({ tokenUrl: ofSpec }: WithTokenUrl, { tokenUrl }: WithTokenUrl): boolean {
  return (
    ofSpec === tokenUrl ||
    (ofSpec.startsWith('/') && URL.canParse(tokenUrl) && new URL(tokenUrl).pathname === ofSpec)
  );
}
