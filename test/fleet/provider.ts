import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { PROCESS_HEADER } from './protocol.js';
import type { ProviderRequest } from './recorder.js';
import type { Settings } from './settings.js';

/** The provider of a run: oidc-provider, whose refresh tokens work once and whose logins end when one comes twice. */
export interface Provider extends AsyncDisposable {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A first refresh token, as a login brings it. */
  logIn(): Promise<string>;
  /** The token requests so far, by the epoch. */
  requests(): ProviderRequest[];
}

/** Starts the provider. Each request takes a while, as it does over a network. */
export async function startProvider({
  lifetimeMs,
  latencyMs,
}: Pick<Settings, 'lifetimeMs' | 'latencyMs'>): Promise<Provider> {
  const server = await startOidcServer({ accessLifetime: Math.round(lifetimeMs / 1_000) });
  // It acts first and responds late: so what was sent is spent, whatever happens to its sender.
  server.faults.always({ kind: 'delay', ms: latencyMs, when: 'after' });

  return {
    url: server.url,
    clientId: server.clientId,
    clientSecret: server.clientSecret,
    logIn: () => server.mintRefreshToken(),
    requests() {
      const used = new Set<string>();
      return server.requests
        .filter(({ path }) => path === '/token')
        .map(({ headers, text, receivedAt, status = 0 }) => {
          const refreshToken = new URLSearchParams(text).get('refresh_token') ?? '';
          const reused = used.has(refreshToken);
          used.add(refreshToken);
          const lane = Number(headers[PROCESS_HEADER]) - 1;
          return { lane, from: receivedAt, to: receivedAt + latencyMs, accepted: status === 200, reused };
        });
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
