import { bearerFetch, type ManagedTokenSource, tokenSource } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import {
  FakeClock,
  type ProviderUnderTest,
  startTokenServer,
  type TokenServer,
  type TokenServerOptions,
} from '@token-clients/testing';

/** An application that calls an API, and the servers that it calls. All have one clock, which the test moves. */
export interface Application extends AsyncDisposable {
  readonly clock: FakeClock;
  readonly server: TokenServer;
  readonly grant: TokenGrant;
  readonly source: ManagedTokenSource;
  /** Calls the API, while time goes on: returns the status, or the code of the error. */
  call(): Promise<number | string>;
}

/** Starts a token server, and an application with a token source and `fetch` over it. */
export async function startApplication(
  provider: ProviderUnderTest,
  options: TokenServerOptions = {},
): Promise<Application> {
  const clock = new FakeClock();
  const server: TokenServer = await startTokenServer(provider, { clock, ...options });
  const grant = grantOf(provider, server);
  const source = tokenSource(grant, { clock, random: () => 0 });
  const api = bearerFetch(source, { origins: [server.url] });
  return {
    clock,
    server,
    grant,
    source,
    call: () => whileTimeGoesOn(clock, api(server.api.url)),
    async [Symbol.asyncDispose]() {
      await source.close({ abandon: true });
      await server.close();
    },
  };
}

/** Makes a grant with the server's credentials, some of them changed. */
export function grantOf(provider: ProviderUnderTest, server: TokenServer, changed: object = {}): TokenGrant {
  const make = provider as unknown as (options: object) => TokenGrant;
  return make({ ...(server.credentials as object), baseUrl: server.baseUrl, ...changed });
}

async function whileTimeGoesOn(clock: FakeClock, response: Promise<Response>): Promise<number | string> {
  let outcome: number | string | undefined;
  const ended = response.then(
    ({ status }) => {
      outcome = status;
    },
    (error: { readonly code?: string }) => {
      outcome = error.code ?? String(error);
    },
  );
  while (outcome === undefined) {
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 10))]);
    if (outcome === undefined) await clock.advance(100);
  }
  return outcome;
}
