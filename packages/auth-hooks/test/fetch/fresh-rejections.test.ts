import { FakeClock } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { bearerFetch } from '../../src/fetch/bearer-fetch.js';
import type { FetchFunction } from '../../src/fetch/call.js';
import { FakeSource } from './fake-source.js';

const origins = ['https://api.example.com', 'https://other.example.com'];
const url = 'https://api.example.com/things';
const stream = () => ({ method: 'POST', body: new Blob(['x']).stream(), duplex: 'half' }) as RequestInit;

/** Everything a call does but for real time: the fake clock moves on until the call has its response. */
async function finish(clock: FakeClock, call: Promise<Response>): Promise<number> {
  let status: number | undefined;
  call.then(response => {
    status = response.status;
  });
  for (let i = 0; i < 50 && status === undefined; i++) {
    await new Promise(resolve => setTimeout(resolve, 2));
    await clock.advance(100);
  }
  return (await call).status;
}

function setUp(accepts: (authorization: string, url: string) => boolean, issuedAgoMs: number) {
  const clock = new FakeClock();
  const source = new FakeSource({ now: clock.now, issuedAgoMs });
  const sent: string[] = [];
  const fetch: FetchFunction = async (input, init) => {
    const request = new Request(input, init);
    const authorization = request.headers.get('authorization') ?? '';
    sent.push(authorization);
    return new Response('{}', { status: accepts(authorization, request.url) ? 200 : 401 });
  };
  return { clock, source, sent, api: bearerFetch(source, { origins, fetch, clock }) };
}

describe('bearerFetch() and a token that was issued just now', () => {
  test('tries the same token again after a second, and keeps it when that helps', async () => {
    let known = false;
    const { clock, source, sent, api } = setUp(() => known, 0);
    await source.get();
    clock.after(900, () => {
      known = true;
    });

    const status = await finish(clock, api(url));

    expect(status).toBe(200);
    expect(sent).toEqual(['Bearer token-1', 'Bearer token-1']);
    expect(source.requests).toBe(1);
  });

  test('replaces it when the second try is rejected as well', async () => {
    const { clock, source, sent, api } = setUp(authorization => authorization === 'Bearer token-2', 0);
    await source.get();

    const status = await finish(clock, api(url));

    expect(status).toBe(200);
    expect(sent).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  test('does not wait with a token of five seconds, nor with one from the future', async () => {
    for (const age of [5_000, -60_000]) {
      const { source, api, sent } = setUp(authorization => authorization === 'Bearer token-2', age);
      await source.get();

      const { status } = await api(url);

      expect(status).toBe(200);
      expect(sent).toEqual(['Bearer token-1', 'Bearer token-2']);
    }
  });

  test("ends the wait with the caller's signal, and leaves no timer behind", async () => {
    const { clock, source, api } = setUp(() => false, 0);
    await source.get();
    const stop = new AbortController();
    const call = api(url, { signal: stop.signal });
    await clock.advance(500);

    stop.abort(new Error('enough'));

    await expect(call).rejects.toThrow('enough');
    expect(clock.timers).toBe(0);
  });

  test('does not mark it for a body that streams', async () => {
    const { source, api } = setUp(() => false, 1_000);
    await source.get();

    expect((await api(url, stream())).status).toBe(401);

    expect(source.invalidated).toEqual([]);
  });
});

describe('bearerFetch() and an origin that rejects every token', () => {
  test('makes two fresh tokens, then none for 60 s, then one a minute', async () => {
    const { clock, source, sent, api } = setUp(() => false, 0);
    await source.get();

    expect(await finish(clock, api(url))).toBe(401);
    expect(source.requests).toBe(2);

    sent.length = 0;
    for (let i = 0; i < 20; i++) expect(await finish(clock, api(url))).toBe(401);
    expect(source.requests).toBe(2);
    expect(sent).toHaveLength(20);

    await clock.advance(60_000);
    for (let i = 0; i < 20; i++) await finish(clock, api(url));
    expect(source.requests).toBe(3);
  });

  test('makes two fresh tokens for a hundred callers as well', async () => {
    const { clock, source, api } = setUp(() => false, 0);
    await source.get();

    await Promise.all(Array.from({ length: 100 }, () => finish(clock, api(url))));

    expect(source.requests).toBeLessThanOrEqual(3);
  });

  test('is held back when it takes only streams', async () => {
    const { clock, source, api } = setUp(() => false, 0);

    for (let i = 0; i < 60; i++) {
      await api(url, stream());
      await clock.advance(1_000);
    }

    expect(source.requests).toBeLessThanOrEqual(3);
  });

  test('does not hold back another origin', async () => {
    const { clock, source, api } = setUp(
      (authorization, to) => to.startsWith('https://other') && authorization >= 'Bearer token-3',
      0,
    );
    await source.get();
    await finish(clock, api(url));
    await clock.advance(10_000);

    expect(await finish(clock, api('https://other.example.com/'))).toBe(200);
    expect(source.requests).toBe(3);
  });

  test('is not held back after a fresh token has helped', async () => {
    let accepted = 'Bearer token-2';
    const { clock, source, api } = setUp(authorization => authorization === accepted, 30_000);
    await source.get();
    for (let i = 3; i < 8; i++) {
      expect(await finish(clock, api(url))).toBe(200);
      accepted = `Bearer token-${i}`;
    }

    expect(source.requests).toBe(6);
  });
});
