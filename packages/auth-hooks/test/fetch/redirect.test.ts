import { startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { bearerFetch } from '../../src/fetch/bearer-fetch.js';
import { signedFetch } from '../../src/fetch/signed-fetch.js';
import { coboSigner } from '../../src/sign/cobo-signer.js';
import { FakeSource } from './fake-source.js';

const signer = coboSigner({ privateKey: '11'.repeat(32) });

/** A server that sends everything on to another one, on another port: another origin. */
async function pair(status: number, other: { status?: number } = {}) {
  const away = await startServer(() => other);
  const home = await startServer(() => ({ status, headers: { location: `${away.url}/caught` } }));
  return {
    home,
    away,
    async [Symbol.asyncDispose]() {
      await home[Symbol.asyncDispose]();
      await away[Symbol.asyncDispose]();
    },
  };
}

describe('a redirect to another origin', () => {
  test('takes no token along', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      await using servers = await pair(status);
      const { home, away } = servers;
      const api = bearerFetch(new FakeSource(), { origins: [home.url] });

      const response = await api(`${home.url}/x`, { method: 'POST', body: 'data' });

      expect(response.url).toBe(`${away.url}/caught`);
      expect(away.requests).toHaveLength(1);
      expect(away.requests[0]?.headers.authorization).toBeUndefined();
      expect(JSON.stringify(away.requests)).not.toContain('token-1');
    }
  });

  test('is no rejection of the token when that origin says 401', async () => {
    await using servers = await pair(307, { status: 401 });
    const { home, away } = servers;
    const source = new FakeSource();
    // Even where the other origin may get the token: fetch has dropped it on the way.
    const api = bearerFetch(source, { origins: [home.url, away.url] });

    const response = await api(`${home.url}/x`);

    expect(response.status).toBe(401);
    expect(source.invalidated).toEqual([]);
    expect(away.requests).toHaveLength(1);
  });

  for (const [name, make] of [
    ['signedFetch()', (origin: string) => signedFetch(signer, { origins: [origin] })],
    [
      'bearerFetch() with a signer',
      (origin: string) => bearerFetch(new FakeSource(), { origins: [origin], signer }),
    ],
  ] as const) {
    test(`is rejected by ${name}, so neither signature nor body nor token leaves`, async () => {
      for (const status of [301, 302, 303, 307, 308]) {
        await using servers = await pair(status);
        const { home, away } = servers;

        const call = make(home.url)(`${home.url}/v2/x`, { method: 'POST', body: 'data' });

        await expect(call).rejects.toMatchObject({ code: 'malformed_response', reason: 'redirect', status });
        expect(home.requests).toHaveLength(1);
        expect(away.requests).toEqual([]);
      }
    });

    test(`is the response of ${name} for a caller who asks for it`, async () => {
      await using servers = await pair(307);
      const { home, away } = servers;

      const response = await make(home.url)(`${home.url}/v2/x`, { redirect: 'manual' });

      expect(response.headers.get('location')).toBe(`${away.url}/caught`);
      expect(away.requests).toEqual([]);
    });
  }
});
