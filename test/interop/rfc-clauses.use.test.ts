import { authorizationHeader, bearerFetch } from '@token-clients/auth-hooks';
import type { Fault } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { moment } from './helpers.js';
import { startBehindFaults } from './two-servers.js';

/** An API response that rejects a token. */
const challenge = (status: number, header?: string): Fault => ({
  kind: 'response',
  response: { status, headers: header === undefined ? {} : { 'www-authenticate': header } },
});

/** An API with oauth2-server's tokens, and a token that is a minute old: too old to be still unknown to the API. */
async function start() {
  const it = await startBehindFaults('oauth2-server');
  await it.source.get();
  it.clock.jump(10_000);
  const api = bearerFetch(it.source, { origins: [it.front.url], clock: it.clock });
  const me = (init?: RequestInit) => api(`${it.front.url}/me`, init);
  const sent = (path: string) => it.front.requests.filter(request => request.path === path);
  return { ...it, me, calls: () => sent('/me'), tokenRequests: () => sent('/token').length };
}

describe('a bearer token', () => {
  test('RFC 6750 section 2.1 [13]: goes into the header and nowhere else; a header of the caller stays', async () => {
    await using it = await start();

    await it.me();
    await it.me({ headers: { authorization: 'Basic abc' } });

    const { value } = await it.source.get();
    const [ours, theirs] = it.calls();
    expect(ours?.headers.authorization).toBe(`Bearer ${value}`);
    expect(ours?.target).toBe('/me');
    expect(theirs?.headers.authorization).toBe('Basic abc');
    expect(await authorizationHeader(it.source)).toEqual({ authorization: `Bearer ${value}` });
  });

  test.each([
    ['without a challenge', undefined],
    ['with a bare one', 'Bearer realm="api"'],
    ['with invalid_token', 'Bearer error="invalid_token", error_description="expired, sorry"'],
    [
      'with several in one header',
      'Basic realm="a, b", Bearer realm="x", error="invalid_token", Digest nonce="n"',
    ],
  ])(
    'RFC 6750 section 3.1 [14]: rejected by 401 %s is replaced, and the call sent once more',
    async (_, header) => {
      await using it = await start();
      it.front.faults.choose(({ path }) =>
        path === '/me' && it.tokenRequests() === 1 ? challenge(401, header) : undefined,
      );

      const response = await it.me();

      expect(response.status).toBe(200);
      expect([it.calls().length, it.tokenRequests()]).toEqual([2, 2]);
      expect(it.calls()[0]?.headers.authorization).not.toBe(it.calls()[1]?.headers.authorization);
    },
  );

  test.each([
    [403, 'Bearer error="insufficient_scope", scope="admin"'],
    [401, 'Bearer error="insufficient_scope"'],
    [400, 'Bearer error="invalid_request"'],
    [400, undefined],
    [403, undefined],
  ])('RFC 6750 section 3.1 [14]: is kept after %i with the challenge %j', async (status, header) => {
    await using it = await start();
    it.front.faults.always(challenge(status, header));

    const response = await it.me();

    expect(response.status).toBe(status);
    expect([it.calls().length, it.tokenRequests()]).toEqual([1, 1]);
  });

  test('RFC 6750 section 5.3 [15]: does not follow a redirect to another origin', async () => {
    await using it = await start();
    await using elsewhere = await startBehindFaults('oauth2-server');
    it.front.faults.next({ kind: 'redirect', location: `${elsewhere.front.url}/me` });

    await it.me();

    expect(elsewhere.front.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  test('RFC 9110 section 15.5.2 [23]: is replaced for calls of any method whose body can be sent again, once', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      await using it = await start();
      it.front.faults.choose(({ path }) => (path === '/me' ? challenge(401) : undefined));

      const response = await it.me({ method, ...(method !== 'GET' && { body: '{"n":1}' }) });

      expect([method, response.status, it.calls().length]).toEqual([method, 401, 2]);
      expect(new Set(it.calls().map(({ text }) => text)).size).toBe(1);
    }
  });

  test('RFC 9110 section 15.5.2 [23]: is replaced for the next call only, where the body streamed', async () => {
    await using it = await start();
    it.front.faults.choose(({ path }) =>
      path === '/me' && it.tokenRequests() === 1 ? challenge(401) : undefined,
    );
    const body = new Blob(['x'.repeat(1000)]).stream();

    const first = await it.me({ method: 'POST', body, duplex: 'half' } as RequestInit);
    await moment(20);
    const next = await it.me();

    expect([first.status, next.status]).toEqual([401, 200]);
    expect([it.calls().length, it.tokenRequests()]).toEqual([2, 2]);
  });
});
