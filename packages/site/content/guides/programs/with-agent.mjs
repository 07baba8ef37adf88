import { readFileSync } from 'node:fs';
import { tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import { EnvHttpProxyAgent, fetch as send } from 'undici';

const ca = readFileSync('company-ca.pem');
// One agent for all calls: it holds the connections. HTTPS_PROXY and NO_PROXY say what goes through the proxy.
const dispatcher = new EnvHttpProxyAgent({ connect: { ca }, requestTls: { ca } });

const { EQUINIX_CLIENT_ID, EQUINIX_CLIENT_SECRET, EQUINIX_ACCESS_TOKEN_BASE_URL: baseUrl } = process.env;
const source = tokenSource(
  equinixAccessToken({
    clientId: EQUINIX_CLIENT_ID ?? '',
    clientSecret: EQUINIX_CLIENT_SECRET ?? '',
    baseUrl,
    fetch: (url, init) => send(url, { ...init, dispatcher }),
  }),
);
await source.get();
console.log('got a token');
await dispatcher.close();
