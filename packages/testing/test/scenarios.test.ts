import { tokenSource } from '@token-clients/auth-hooks';
import type { ProviderUnderTest, TokenScenario, TokenServer } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { grantOf, startApplication } from './application.js';
import { providers } from './providers.js';

const { 'cobo-oauth': rotating, 'equinix-access-token': locking } = providers;
const outcomes = ({ tokenRequests }: TokenServer) => tokenRequests.map(({ outcome }) => outcome);
const statuses = ({ api }: TokenServer) => api.requests.map(({ status }) => status);

/** What a first call and a second one get, and what became of the token requests for both. */
const table: readonly [TokenScenario, number | string, number | string, (string | undefined)[]][] = [
  ['rate-limit', 200, 200, ['throttled', 'issued']],
  ['outage', 200, 200, [undefined, 'issued']],
  ['reset', 200, 200, [undefined, 'issued']],
  ['lost-response', 200, 200, ['issued', 'issued']],
  ['cut-body', 200, 200, ['issued', 'issued']],
  ['broken-json', 200, 200, ['issued', 'issued']],
  ['slow', 200, 200, ['issued']],
  ['wrong-clock', 200, 200, ['issued']],
  ['wrong-secret', 'error_response', 'locked', ['credential']],
  ['locked', 'error_response', 'locked', ['locked']],
];

describe.each(Object.entries(providers))('an application that gets its tokens of %s', (_, provider) => {
  test.each(table)('after %s gets %s, then %s', async (scenario, first, second, requests) => {
    await using application = await startApplication(provider);
    const { server, call } = application;
    server.next(scenario);

    expect([await call(), await call()]).toEqual([first, second]);
    expect(outcomes(server)).toEqual(requests);
  });

  test('replaces a token that the API rejects, and calls again', async () => {
    await using application = await startApplication(provider);
    const { server, call } = application;
    await call();

    server.api.next('expired-token');
    expect(await call()).toBe(200);

    const rejection = provider.descriptor.expired.find(({ codes }) => codes)?.status ?? 401;
    expect(statuses(server)).toEqual([200, rejection, 200]);
    expect(outcomes(server)).toEqual(['issued', 'issued']);
  });

  test('never shows the API a token that has expired', async () => {
    await using application = await startApplication(provider, { lifetimeMs: 60_000 });
    const { server, call, clock } = application;
    await call();

    await clock.advance(61_000);
    expect(await call()).toBe(200);

    expect(statuses(server)).toEqual([200, 200]);
    expect(outcomes(server)).toEqual(['issued', 'issued']);
  });

  test('keeps its token through an outage', async () => {
    await using application = await startApplication(provider, { lifetimeMs: 60_000 });
    const { server, call, clock } = application;
    await call();
    server.always('outage');

    await clock.advance(50_000);
    expect(await call()).toBe(200);
    server.clear();
    await clock.advance(11_000);

    expect(await call()).toBe(200);
    expect(statuses(server)).toEqual([200, 200, 200]);
  });
});

describe('an application', () => {
  test('gives up a token request that hangs after its time limit, and tries again', async () => {
    await using application = await startApplication(locking);
    const { server, call, clock } = application;
    const start = clock.now();
    server.next('hang');

    expect(await call()).toBe(200);
    expect(clock.now() - start).toBeGreaterThanOrEqual(10_000);
    expect(outcomes(server)).toEqual([undefined, 'issued']);
  });

  test.each<[TokenScenario, number]>([
    [{ kind: 'rate-limit', retryAfter: 4 }, 4_000],
    [{ kind: 'outage', status: 502, retryAfter: 3 }, 3_000],
    [{ kind: 'slow', ms: 7_000 }, 7_000],
  ])('waits as long as %j says', async (scenario, least) => {
    await using application = await startApplication(locking);
    const { server, call, clock } = application;
    const start = clock.now();
    server.next(scenario);

    expect(await call()).toBe(200);
    expect(clock.now() - start).toBeGreaterThanOrEqual(least);
    expect(clock.now() - start).toBeLessThan(least + 3_000);
  });

  test('does not wait longer than five seconds, and sends nothing before the server wants it', async () => {
    await using application = await startApplication(locking);
    const { server, call, clock } = application;
    server.next({ kind: 'rate-limit', retryAfter: 30 });

    expect([await call(), await call()]).toEqual(['error_response', 'error_response']);
    expect(outcomes(server)).toEqual(['throttled']);
    await clock.advance(32_000);
    expect(await call()).toBe(200);
  });

  test('learns how wrong the clock of a server is', async () => {
    await using application = await startApplication(locking, {
      scenario: { kind: 'wrong-clock', skewMs: -7_200_000 },
    });
    await application.call();

    const { clockOffsetMs = 0 } = application.source.status();
    expect(Math.abs(clockOffsetMs + 7_200_000)).toBeLessThan(2_000);
  });

  test('gets an error response of the API as it is, and keeps its token', async () => {
    await using application = await startApplication(locking);
    const { server, call } = application;
    server.api.next('rate-limit', { kind: 'outage', status: 502 });

    expect([await call(), await call(), await call()]).toEqual([429, 502, 200]);
    expect(outcomes(server)).toEqual(['issued']);
  });

  test('that is wrongly set up does not lock the account; many such ones do', async () => {
    await using application = await startApplication(locking);
    const { server, clock } = application;
    const tryOnce = async () => {
      const source = tokenSource(grantOf(locking, server, { clientSecret: 'an old one' }), { clock });
      await source.get().catch(() => {});
      await source.get().catch(() => {});
      await source.close();
    };

    await tryOnce();
    expect(server.account).toMatchObject({ rejected: 1, locked: false });
    for (let other = 0; other < 4; other++) await tryOnce();
    expect(server.account.locked).toBe(true);
    expect(await application.call()).toBe('error_response');

    server.account.unlock();
    await application.source.reset();
    expect(await application.call()).toBe(200);
  });

  test('picks up a secret that its owner has changed', async () => {
    await using application = await startApplication(locking, { lifetimeMs: 60_000 });
    const { server, clock } = application;
    let secret = 'the old one';
    server.changeCredential('clientSecret', secret);
    const source = tokenSource(grantOf(locking, server, { clientSecret: () => secret }), { clock });
    await source.get();

    secret = 'the new one';
    server.changeCredential('clientSecret', secret);
    await clock.advance(60_000);
    await source.get();

    expect(outcomes(server)).toEqual(['issued', 'issued']);
    await source.close();
  });
});

describe('refresh tokens that work once', () => {
  const lifetimeMs = 60_000;

  test('are each sent once', async () => {
    await using application = await startApplication(rotating, { lifetimeMs });
    const { server, call, clock } = application;

    for (let hour = 0; hour < 4; hour++) {
      expect(await call()).toBe(200);
      await clock.advance(lifetimeMs);
    }

    expect(server.tokenRequests.map(({ kind }) => kind)).toEqual([
      'acquire',
      'refresh',
      'refresh',
      'refresh',
    ]);
    expect(server.tokens).toMatchObject({ refreshes: 3, reuses: 0 });
  });

  test('kill all that came of their grant when one comes twice', async () => {
    await using application = await startApplication(rotating);
    const { server, grant } = application;
    const credentials = await grant.resolve();
    const first = await grant.acquire(credentials);
    const second = await grant.refresh?.(credentials, first.refreshToken ?? '');

    const error = await grant
      .refresh?.(credentials, first.refreshToken ?? '')
      .catch((thrown: unknown) => thrown);

    expect(grant.classify(error).kind).toBe('grant');
    expect(server.tokens.reuses).toBe(1);
    expect(server.tokens.accessTokens.state(second?.accessToken ?? '')).toBe('revoked');
  });

  test.each<[TokenScenario, string[]]>([
    ['dead-grant', ['refresh', 'acquire']],
    ['lost-response', ['refresh', 'refresh', 'acquire']],
    ['cut-body', ['refresh', 'refresh', 'acquire']],
    ['reset', ['refresh', 'refresh']],
  ])('after %s are sent once more at most, and then replaced by the first grant', async (scenario, kinds) => {
    await using application = await startApplication(rotating, { lifetimeMs });
    const { server, call, clock } = application;
    await call();
    server.next(scenario);
    await clock.advance(lifetimeMs);

    expect(await call()).toBe(200);
    expect(server.tokenRequests.slice(1).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('may come of a provider that seldom does so', async () => {
    await using application = await startApplication(reusable(rotating), { lifetimeMs });
    const { server, call, clock } = application;
    await call();
    await clock.advance(lifetimeMs);
    await call();
    server.next('rotate');
    await clock.advance(lifetimeMs);
    await call();
    await clock.advance(lifetimeMs);

    expect(await call()).toBe(200);
    expect(outcomes(server)).toEqual(Array(4).fill('issued'));
    expect(server.tokens).toMatchObject({ refreshes: 3, reuses: 0 });
    const sent = server.tokenRequests.flatMap(({ kind, request }) =>
      kind === 'refresh' ? [JSON.parse(request.text).refresh_token] : [],
    );
    expect(sent[1]).toBe(sent[0]);
    expect(sent[2]).not.toBe(sent[0]);
  });
});

/** A provider like this one whose refresh tokens can be used again. */
function reusable(provider: typeof rotating): ProviderUnderTest {
  const descriptor = { ...provider.descriptor, rotation: 'may' as const };
  return Object.assign((options: Parameters<typeof rotating>[0]) => provider(options), {
    ...provider,
    descriptor,
  });
}
