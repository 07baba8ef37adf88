import type { Adapter } from '../../harness/adapter.js';
import { importPeer, titleOf } from '../peers.js';
import { expiryOf, requestToken } from './token-request.js';

interface Credentials {
  access_token?: string;
  refresh_token?: string;
  expiry_date?: number;
}

interface OAuth2Client {
  credentials: Credentials;
  setCredentials(credentials: Credentials): void;
  getAccessToken(): Promise<{ token: string }>;
  request(options: object): Promise<{ status: number }>;
}

/**
 * `OAuth2Client`, which knows the refresh grant only. For rows about client_credentials its request is rewritten on
 * the way out; all it does around the request is its own.
 */
export async function google(): Promise<Adapter> {
  const name = 'google-auth-library';
  const { OAuth2Client } = await importPeer<{ OAuth2Client: new (options: object) => OAuth2Client }>(name);
  return {
    name: titleOf(name),
    async create(setup) {
      const { fetch: send = fetch } = setup;
      const asClientCredentials = (url: string | URL, init: RequestInit = {}) => {
        if (String(url) !== setup.tokenUrl) return fetch(url, init);
        const { tokenUrl, clientId, clientSecret } = setup;
        const body = new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
        });
        return send(tokenUrl, { ...init, body });
      };
      const client = new OAuth2Client({
        clientId: setup.clientId,
        clientSecret: setup.clientSecret,
        // Without it, a 401 leads to a refresh only while the token's end is unknown.
        forceRefreshOnFailure: true,
        endpoints: { oauth2TokenUrl: setup.tokenUrl },
        ...(setup.grant === 'client_credentials' && {
          transporterOptions: { fetchImplementation: asClientCredentials },
        }),
      });
      let signedIn = setup.grant === 'client_credentials';
      if (signedIn) client.setCredentials({ refresh_token: 'in-place-of-the-secret' });
      const get = async () => {
        if (!signedIn) {
          signedIn = true;
          const first = await requestToken(setup);
          const { access_token, refresh_token = '' } = first;
          client.setCredentials({ access_token, refresh_token, expiry_date: expiryOf(first) });
        }
        return (await client.getAccessToken()).token;
      };
      return {
        get,
        bareGet: () => client.getAccessToken(),
        relogin() {
          signedIn = false;
        },
        renew() {
          client.credentials.expiry_date = 1;
          return get();
        },
        call: (url, method = 'GET') => client.request({ url, method }),
        advance(ms) {
          if (client.credentials.expiry_date) client.credentials.expiry_date -= ms;
        },
        expiresAt: () => client.credentials.expiry_date,
      };
    },
  };
}
