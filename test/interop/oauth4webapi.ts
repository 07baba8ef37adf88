import type { OidcServer } from '@token-clients/test-support/oauth-servers';
import * as oauth from 'oauth4webapi';

type Method = 'basic' | 'body';
type ClientOf = Pick<OidcServer, 'clientId' | 'clientSecret'>;

/** oauth4webapi as the second opinion: how it would make the same request. Plain http, because servers are here. */
export const insecure = { [oauth.allowInsecureRequests]: true } as const;

export function serverOf({ url }: { readonly url: string }): oauth.AuthorizationServer {
  return {
    issuer: url,
    token_endpoint: `${url}/token`,
    introspection_endpoint: `${url}/token/introspection`,
    revocation_endpoint: `${url}/token/revocation`,
  };
}

export const clientOf = ({ clientId }: ClientOf): oauth.Client => ({ client_id: clientId });

export function authOf({ clientSecret }: ClientOf, method: Method = 'basic'): oauth.ClientAuth {
  return method === 'basic' ? oauth.ClientSecretBasic(clientSecret) : oauth.ClientSecretPost(clientSecret);
}

/** What oidc-provider says of a token (RFC 7662). */
export async function introspect(
  server: OidcServer,
  token: string,
  method: Method = 'basic',
): Promise<oauth.IntrospectionResponse> {
  const [as, client] = [serverOf(server), clientOf(server)];
  const response = await oauth.introspectionRequest(as, client, authOf(server, method), token, insecure);
  return oauth.processIntrospectionResponse(as, client, response);
}
