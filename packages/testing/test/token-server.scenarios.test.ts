import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import type { TokenGrant } from '@token-clients/runtime';
import {
  FakeClock,
  type ProviderUnderTest,
  startTokenServer,
  type TokenScenario,
  type TokenServer,
  type TokenServerOptions,
} from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { providers } from './providers.js';

/** A server, and an application with a token source and `fetch` over it. Both have the clock of the test. */
async function startApplication(provider: ProviderUnderTest, options: TokenServerOptions = {}) {
  const clock = new FakeClock();
  const server = await startTokenServer(provider, { clock, ...options });
  const grant = grantOf(provider, server);
  const source = tokenSource(grant, { clock, random: () => 0 });
  const call = bearerFetch(source, { origins: [server.url] });
  const close = async () => {
    await source.close({ abandon: true });
    await server.close();
  };
  return { clock, server, grant, source, call, [Symbol.asyncDispose]: close };
}

function grantOf(provider: ProviderUnderTest, server: TokenServer): TokenGrant {
  const make = provider as unknown as (options: object) => TokenGrant;
  return make({ ...(server.credentials as object), baseUrl: server.baseUrl });
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: { readonly code?: string }) => error.code,
  );

const outcomes = ({ tokenRequests }: TokenServer) => tokenRequests.map(({ outcome }) => outcome);

describe.each(Object.entries(providers))('the token server of %s', (_, provider) => {
  test('accepts its own credentials, and its API the token', async () => {
    await using application = await startApplication(provider);
    const { server, call } = application;

    const responses = await Promise.all(Array.from({ length: 20 }, () => call(server.api.url)));

    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
    expect(server.tokenRequests.map(({ kind, outcome }) => [kind, outcome])).toEqual([['acquire', 'issued']]);
  });

  test('rejects a wrong credential, whichever it is', async () => {
    await using server = await startTokenServer(provider);
    const given = Object.entries(server.credentials).filter(([, value]) => typeof value === 'string');
    const make = provider as unknown as (options: object) => TokenGrant;

    for (const [name] of given) {
      const grant = make({ ...server.credentials, [name]: 'another', baseUrl: server.baseUrl });
      const code = await codeOf(grant.acquire(await grant.resolve()));

      expect([name, code]).toEqual([name, 'error_response']);
    }
    expect(server.tokens.accessTokens.all).toEqual([]);
  });

  test('says what it means: its responses are classified as what they are', async () => {
    await using server = await startTokenServer(provider);
    const grant = grantOf(provider, server);
    const kindsOf = async (scenario: TokenScenario) => {
      server.next(scenario);
      const error = await grant.acquire(await grant.resolve()).catch((thrown: unknown) => thrown);
      return grant.classify(error).kind;
    };

    expect(await kindsOf('wrong-secret')).toBe('credential');
    expect(await kindsOf('locked')).toMatch(/^(?:locked|credential)$/);
    expect(await kindsOf('dead-grant')).toBe('grant');
    expect(await kindsOf('rate-limit')).toBe('throttled');
    expect(await kindsOf('outage')).toBe('transient');
    expect(await kindsOf('html')).toBe('request');
  });

  test('wrong-secret: two requests at most, then nothing is sent', async () => {
    await using application = await startApplication(provider, { scenario: 'wrong-secret' });
    const { server, source, clock } = application;

    const codes = [];
    for (let call = 0; call < 5; call++) {
      codes.push(await codeOf(source.get()));
      await clock.advance(3_600_000);
    }

    expect(codes[0]).toBe('error_response');
    expect(codes.at(-1)).toBe('locked');
    expect(outcomes(server)).toEqual(Array(server.tokenRequests.length).fill('credential'));
    expect(server.tokenRequests.length).toBeLessThanOrEqual(2);
  });
});
