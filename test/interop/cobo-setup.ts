import { bearerFetch, coboSigner, tokenSource } from '@token-clients/auth-hooks';
import { coboOAuth } from '@token-clients/cobo-oauth';
import type { Clock } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { type CoboServer, type CoboServerOptions, startCoboServer } from '@token-clients/testing/vendors';
import { watched } from './helpers.js';

export const app = { clientId: 'fake-client-id', orgId: 'fake-org-id' };

/** A server, and all that an app needs to talk to it. */
export async function startCobo(options: CoboServerOptions & { readonly clock?: Clock } = {}) {
  const clock = options.clock ?? new JumpClock();
  const server = await startCoboServer({ now: clock.now, ...options });
  const signer = coboSigner({ privateKey: server.keys.privateKey, now: clock.now });
  const grant = coboOAuth({ ...app, signer, baseUrl: server.baseUrl });
  const { events, ...watch } = watched(clock);
  const source = tokenSource(grant, watch);
  const api = bearerFetch(source, { origins: [server.url], signer, clock });
  const wallets = () => api(`${server.baseUrl}/wallets?limit=10`);
  const close = async () => {
    await source.close();
    await server.close();
  };
  return { server, signer, grant, source, events, wallets, [Symbol.asyncDispose]: close };
}

/** What was sent to the token endpoint: the grant, and the refresh token if there was one. */
export const tokenRequests = (server: CoboServer) =>
  server.requests
    .filter(({ path }) => path === '/v2/oauth/token')
    .map(({ method, text }) => (method === 'GET' ? 'org_implicit' : String(JSON.parse(text).refresh_token)));
