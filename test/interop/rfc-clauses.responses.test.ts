import { tokenSource } from '@token-clients/auth-hooks';
import { tokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { type Fault, type PlannedResponse, startRotatingServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { describeLogin, failureOf, fieldsOf } from './helpers.js';
import { serverNames, startBehindFaults } from './two-servers.js';

/** The server's own response with some members changed; undefined removes one. */
function changed(members: Record<string, unknown>): Fault {
  const change = ({ body, headers, ...response }: PlannedResponse): PlannedResponse => ({
    ...response,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ ...JSON.parse(String(body)), ...members }),
  });
  return { kind: 'change', change };
}

describe.each(serverNames)('token responses of %s', name => {
  test('RFC 6749 section 5.1 [5]: are a JSON object with status 200, or they are malformed, and not shown', async () => {
    const canary = 'canary-in-a-body';
    const faults: [string, Fault][] = [
      ['html', { kind: 'html' }],
      ['empty', { kind: 'empty' }],
      ['not_json', { kind: 'truncated' }],
      ['too_large', { kind: 'huge' }],
      ['error_in_success', changed({ error: 'invalid_scope', other: canary })],
      ['wrong_shape', { kind: 'response', response: { status: 200, body: [canary] } }],
      ['not_json', { kind: 'response', response: { status: 200, body: canary } }],
    ];
    for (const [reason, fault] of faults) {
      await using it = await startBehindFaults(name);
      it.front.faults.always(fault);

      const error = await failureOf(it.source.get());

      expect(error).toMatchObject({ code: 'malformed_response', reason });
      expect(JSON.stringify(error) + error.stack).not.toContain(canary);
    }
  });

  test('RFC 6749 section 7.1 [6]: need a token, and a type that is known, in whatever case', async () => {
    const results = [];
    for (const members of [
      { token_type: 'bEaReR' },
      { token_type: 'mac' },
      { token_type: 'N_A' },
      { access_token: undefined },
    ]) {
      await using it = await startBehindFaults(name);
      it.front.faults.always(changed(members));
      const token = await it.source.get().catch((error: unknown) => error);
      results.push(Object(token).type ?? Object(token).reason);
    }

    expect(results).toEqual(['bEaReR', 'token_type', 'token_type', 'wrong_shape']);
  });

  test('RFC 6749 section 5.1 [7]: give a lifetime as a number or a numeric string, or not at all; zero is use once', async () => {
    const lives = [];
    for (const expires_in of [60, '60', undefined, 0, -5, 1e308]) {
      await using it = await startBehindFaults(name);
      it.front.faults.always(changed({ expires_in }));
      const { issuedAt, expiresAt } = await it.source.get();
      await it.source.get();
      lives.push([expiresAt && (expiresAt - issuedAt) / 1000, it.front.requests.length]);
    }

    const tenYears = 10 * 365 * 86_400;
    expect(lives).toEqual([
      [60, 1],
      [60, 1],
      [null, 1],
      [0, 2],
      [0, 2],
      [tenYears, 1],
    ]);
  });

  test('RFC 6749 section 5.1 [8]: may hold unknown members and tokens of any size; scope is as granted, else as asked', async () => {
    await using it = await startBehindFaults(name);
    const access_token = 'x'.repeat(100_000);
    it.front.faults.next(
      changed({ access_token, scope: 'api:read', surprise: { deep: [1] }, expires_in: 0 }),
    );

    const granted = await it.source.get();
    const asked = await it.source.get();

    expect([granted.value.length, granted.scope]).toEqual([100_000, 'api:read']);
    expect(asked.scope).toBeUndefined();
  });

  test('RFC 6749 section 5.1 [10]: count the lifetime from the moment the request was sent', async () => {
    const clock = new JumpClock();
    await using it = await startBehindFaults(name, { clock });
    let arrived = 0;
    const before = clock.now();
    const change = (response: PlannedResponse): PlannedResponse => {
      arrived = clock.now();
      clock.jump(5_000);
      return response;
    };
    it.front.faults.always({ kind: 'change', change });

    const { issuedAt, expiresAt } = await it.source.get();

    expect(issuedAt).toBeGreaterThanOrEqual(before);
    expect(issuedAt).toBeLessThanOrEqual(arrived);
    expect(expiresAt).toBe(issuedAt + 60_000);
  });

  test('RFC 6749 section 4.4.3 [12]: bring no refresh token for client credentials; one that comes is ignored', async () => {
    await using it = await startBehindFaults(name);
    it.front.faults.always(changed({ refresh_token: 'uninvited' }));

    await it.source.get();
    it.clock.jump(60_000);
    await it.source.get();

    expect(it.source.status().hasRefreshToken).toBe(false);
    expect(it.front.requests.map(({ text }) => fieldsOf(text).grant_type)).toEqual(
      Array(2).fill('client_credentials'),
    );
  });

  test('RFC 9110 section 6.6.1 [24]: show the clock difference by Date, unless they come from a cache', async () => {
    const offsets = [];
    const before = Date.now();
    const ahead = () => new Date(Date.now() + 3_600_000).toUTCString();
    for (const age of [undefined, '10']) {
      await using it = await startBehindFaults(name);
      const change = ({ headers, ...response }: PlannedResponse): PlannedResponse => ({
        ...response,
        headers: { ...headers, date: ahead(), ...(age !== undefined && { age }) },
      });
      it.front.faults.always({ kind: 'change', change });
      await it.source.get();
      offsets.push(it.source.status().clockOffsetMs);
    }

    // A Date header counts in seconds.
    const tolerance = 1_000 + Date.now() - before;
    expect(Math.abs((offsets[0] ?? 0) - 3_600_000)).toBeLessThanOrEqual(tolerance);
    expect(offsets[1]).toBeUndefined();
  });
});

describe('refresh responses', () => {
  test('RFC 6749 section 6 [9]: of a server that rotates replace the refresh token', async () => {
    const clock = new JumpClock();
    await using server = await startRotatingServer({ now: clock.now });
    const { refreshToken } = server.tokens.start();
    const grant = tokenGrant(describeLogin(), { refreshToken }, { baseUrl: server.url }, 'none');
    await using source = tokenSource(grant, { clock });

    for (let n = 0; n < 3; n++) {
      await source.get();
      clock.jump(60_000);
    }

    const sent = server.requests.map(({ text }) => fieldsOf(text).refresh_token);
    expect(sent).toEqual(server.tokens.refreshTokens.all.slice(0, 3));
  });

  test('RFC 6749 section 6 [9]: without a refresh token keep the old one in use', async () => {
    const clock = new JumpClock();
    await using server = await startOidcServer({ accessLifetime: 60, rotate: false });
    const { clientId, clientSecret, url: baseUrl } = server;
    const refreshToken = await server.mintRefreshToken();
    const descriptor = describeLogin({ rotation: 'may' });
    const grant = tokenGrant(descriptor, { clientId, clientSecret, refreshToken }, { baseUrl });
    await using source = tokenSource(grant, { clock });
    await source.get();
    server.faults.always(changed({ refresh_token: undefined }));

    for (let n = 0; n < 3; n++) {
      clock.jump(60_000);
      await source.get();
    }

    const sent = server.requests.map(({ text }) => fieldsOf(text).refresh_token);
    expect(sent).toEqual(Array(4).fill(refreshToken));
  });
});
