import { lostResponse, outage, rotating } from '@token-clients/test-support';
import { FakeClock, fakeGrant, responseError } from '@token-clients/testing';
import './preloaded.js';
import diagnostics from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { TOKEN_CHANNEL, type TokenEvent } from '../src/events.js';
import { memoryStore } from '../src/stores/memory.js';
import { tokenSource } from '../src/token-source.js';

const CANARIES = ['canary-access', 'canary-refresh', 'canary-secret'];

/** All that could be printed of a value, as text. */
function printed(value: unknown): string {
  const error = value as Error | undefined;
  const texts = [
    inspect(value, { depth: 10, showHidden: true, getters: true }),
    String(value),
    JSON.stringify(value),
    error?.stack,
  ];
  return [...texts, error?.cause && printed(error.cause)].join('\n');
}

function make() {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock, descriptor: rotating });
  grant.secret = 'canary-secret';
  grant.always(() => ({
    accessToken: `canary-access-${grant.issued}`,
    refreshToken: `canary-refresh-${grant.issued}`,
  }));
  const store = memoryStore({ clock });
  const seen: unknown[] = [];
  const source = tokenSource(grant, { clock, store, random: () => 0, onEvent: event => seen.push(event) });
  return { clock, grant, store, source, seen };
}

const expectClean = (...values: unknown[]) => {
  for (const text of values.map(printed)) for (const canary of CANARIES) expect(text).not.toContain(canary);
};

describe('no secret', () => {
  test('is in what prints of a token, a source, a status or a store', async () => {
    const { source, store } = make();

    const token = await source.get();

    expect(token.value).toBe('canary-access-0');
    expectClean(token, { ...token }, source, source.status(), store, source.peek());
    expect(inspect(token)).toBe(`[token ${token.id}]`);
    expect(JSON.stringify({ token })).toBe(`{"token":"[token ${token.id}]"}`);
  });

  test('is in any error or event of any failure', async () => {
    const { clock, grant, source, seen } = make();
    const token = await source.get();
    source.invalidate(token.id, 'HTTP 401');
    for (const failure of [
      outage(),
      lostResponse(),
      new Error('the grant itself broke'),
      responseError(400, 'invalid_grant', undefined, 'refreshToken'),
      responseError(400, 'invalid_scope'),
      responseError(401, 'invalid_client'),
    ]) {
      grant.always(() => failure);
      const caller = source.get().catch(error => seen.push(error));
      await clock.advance(20_000);
      await caller;
      seen.push(source.status());
      await clock.advance(3_600_000);
    }
    await source.get().catch(error => seen.push(error));
    await source.close();
    await source.get().catch(error => seen.push(error));

    expect(seen.length).toBeGreaterThan(20);
    expectClean(...seen);
  });

  test('is published on the diagnostics channel, where ids stand for tokens', async () => {
    const { source } = make();
    const published: TokenEvent[] = [];
    const listen = (message: unknown) => published.push(message as TokenEvent);
    diagnostics.subscribe(TOKEN_CHANNEL, listen);

    const { id } = await source.get();

    diagnostics.unsubscribe(TOKEN_CHANNEL, listen);
    expect(published).toMatchObject([
      { type: 'lease', provider: 'acme', fence: 1, suspect: false, probe: false },
      { type: 'acquire', provider: 'acme', tokenId: id },
    ]);
    expectClean(...published);
  });
});

describe('status()', () => {
  test('reads as a sentence', async () => {
    const { clock, grant, source } = make();
    expect(source.status().summary).toBe('acme: empty');
    const { id } = await source.get();
    expect(source.status().summary).toBe(`acme: fresh, token ${id}, expires in 60 min`);
    grant.always(() => responseError(503, undefined, 30_000, 'refreshToken'));
    await clock.advance(3_400_000);
    await source.get();
    await clock.advance(1);

    expect(source.status().summary).toBe(
      `acme: advisory, token ${id}, expires in 200 s, cooling, next attempt in 30 s`,
    );
    expect(source.status()).toMatchObject({ phase: 'advisory', obstacle: 'cooling', hasRefreshToken: true });
  });
});

describe('on()', () => {
  test('calls back until it is ended, and a listener that throws stops nothing', async () => {
    const { clock, source } = make();
    const heard: string[] = [];
    source.on(() => {
      throw new Error('broken listener');
    });
    const stop = source.on(event => heard.push(event.type));
    await source.get();
    stop();
    await clock.advance(3_600_000);

    expect((await source.get()).value).toBe('canary-access-1');
    expect(heard).toEqual(['lease', 'acquire']);
  });
});
