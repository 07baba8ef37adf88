import { tokenSource } from '@token-clients/auth-hooks';
import { equinixSts } from '@token-clients/equinix-sts';
import { tokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { type PlannedResponse, startRotatingServer } from '@token-clients/testing/servers';
import { startStsServer } from '@token-clients/testing/vendors';
import { describe, expect, test } from 'vitest';
import { describeLogin, failureOf, fieldsOf, watched } from './helpers.js';
import { serverNames, startBehindFaults } from './two-servers.js';

const errorResponse = (status: number, body: object): PlannedResponse => ({ status, body });

describe.each(serverNames)('failures of %s', name => {
  test.each([
    ['invalid_client', 401, 'locked'],
    ['invalid_client', 400, 'locked'],
    ['unauthorized_client', 400, 'error_response'],
    ['invalid_scope', 400, 'error_response'],
    ['unsupported_grant_type', 400, 'error_response'],
    ['invalid_request', 400, 'error_response'],
    ['access_denied', 403, 'error_response'],
  ])(
    'RFC 6749 section 5.2 [11]: %s with status %i is not retried, and its description is shown without control characters',
    async (error, status, next) => {
      await using it = await startBehindFaults(name, { method: 'body' });
      const { clientSecret } = it.client;
      const error_description = `${clientSecret} is\u0007 wröng \r\n${'x'.repeat(2_000)}`;
      it.front.faults.always({
        kind: 'response',
        response: errorResponse(status, { error, error_description }),
      });

      const first = await failureOf(it.source.get());
      const second = await failureOf(it.source.get());

      expect(first).toMatchObject({ serverCode: error, status });
      expect(second.code).toBe(next);
      expect(it.front.requests).toHaveLength(1);
      expect(first.message).not.toContain(clientSecret);
      expect(first.message).toMatch(/^[\x20-\x7e]{1,600}$/);
    },
  );

  test.each([
    ['seconds', () => '120'],
    ['a date', () => new Date(Date.now() + 120_000).toUTCString()],
  ])(
    'RFC 9110 section 10.2.3 [22]: Retry-After as %s is the least wait after 429 and 503',
    async (_, retryAfter) => {
      for (const status of [429, 503]) {
        await using it = await startBehindFaults(name);
        it.front.faults.next({ kind: 'unavailable', status, retryAfter: retryAfter() });

        await failureOf(it.source.get());
        it.clock.jump(110_000);
        await failureOf(it.source.get());
        const asked = it.front.requests.length;
        it.clock.jump(15_000);
        await it.source.get();

        expect([status, asked, it.front.requests.length]).toEqual([status, 1, 2]);
      }
    },
  );

  test('RFC 9110 section 10.2.3 [22]: a Retry-After of a year is cut to a day', async () => {
    await using it = await startBehindFaults(name);
    it.front.faults.next({ kind: 'unavailable', retryAfter: 31_536_000 });

    await failureOf(it.source.get());
    it.clock.jump(86_000_000);
    await failureOf(it.source.get());
    expect(it.front.requests).toHaveLength(1);
    it.clock.jump(500_000);
    await it.source.get();

    expect(it.front.requests).toHaveLength(2);
  });

  test('RFC 9110 section 9.2.2 [25]: an acquire without a response is repeated, after a pause', async () => {
    for (const kind of ['reset', 'response-lost', 'hang'] as const) {
      const options = kind === 'hang' ? { timeoutMs: 500, clock: new JumpClock() } : {};
      await using it = await startBehindFaults(name, options);
      it.front.faults.next({ kind });

      const token = await it.source.get();

      expect([kind, it.front.requests.length, token.type]).toEqual([kind, 2, 'Bearer']);
    }
  });
});

describe('a one-time refresh token', () => {
  const start = async (graceMs = 0) => {
    const clock = new JumpClock({ hurried: true });
    const server = await startRotatingServer({ now: clock.now, graceMs });
    const { refreshToken } = server.tokens.start();
    const grant = tokenGrant(describeLogin(), { refreshToken }, { baseUrl: server.url }, 'none');
    const { events, ...options } = watched(clock);
    const source = tokenSource(grant, options);
    await source.get();
    clock.jump(60_000);
    const close = async () => {
      await source.close();
      await server.close();
    };
    return { clock, server, source, events, [Symbol.asyncDispose]: close };
  };

  test('RFC 9110 section 9.2.2 [25]: whose response got lost is sent once more at once, then only where a person is left', async () => {
    for (const [graceMs, faults, code, sent, times] of [
      // A login, a refresh, its replay; where that was forgiven, the next refreshes as well.
      [10_000, 1, undefined, 5, 2],
      [0, 1, 'reauthentication_required', 3, 2],
      // While nothing is heard and the access token has ended, only the server can say that the login is over.
      [0, 5, 'reauthentication_required', 7, 6],
    ] as const) {
      await using it = await start(graceMs);
      it.server.faults.next(...Array(faults).fill({ kind: 'response-lost' }));

      const codes = [];
      for (let n = 0; n < 5; n++) {
        const result = await it.source.get().catch((error: unknown) => error);
        codes.push(Object(result).code);
        it.clock.jump(30_000);
      }

      expect(codes.at(-1)).toBe(code);
      expect(it.server.requests).toHaveLength(sent);
      const tokens = it.server.requests.map(({ text }) => fieldsOf(text).refresh_token);
      expect(tokens.filter(token => token === tokens[1]).length).toBe(times);
    }
  });

  test('RFC 6749 section 5.2 [11]: that is dead ends in a demand for a person, after one request', async () => {
    await using it = await start();
    const [refreshToken = ''] = it.server.tokens.refreshTokens.all.slice(-1);
    it.server.tokens.revoke(refreshToken);

    const errors = await Promise.all(Array.from({ length: 20 }, () => failureOf(it.source.get())));

    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['reauthentication_required']));
    expect(it.server.requests).toHaveLength(2);
    expect(it.source.status().obstacle).toBe('reauth_required');
  });
});

describe('token exchange', () => {
  const withMembers = (members: object) => ({
    kind: 'change' as const,
    change: (response: PlannedResponse): PlannedResponse => ({
      ...response,
      body: { ...(response.body as object), ...members },
    }),
  });

  test('RFC 8693 section 2.1 [16]: sends grant type, subject token and its type; needs issued_token_type; N_A is invalid', async () => {
    const clock = () => new JumpClock({ hurried: true });
    await using server = await startStsServer();
    const start = () =>
      tokenSource(equinixSts({ subjectToken: () => 'jwt', baseUrl: server.url }), { clock: clock() });

    await start().get();
    server.faults.always(withMembers({ issued_token_type: undefined }));
    const untyped = await failureOf(start().get());
    server.faults.always(withMembers({ token_type: 'N_A' }));
    const unusable = await failureOf(start().get());

    expect(fieldsOf(server.requests[0]?.text ?? '')).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: 'jwt',
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    });
    expect(untyped).toMatchObject({ reason: 'wrong_shape' });
    expect(unusable).toMatchObject({ reason: 'token_type' });
  });

  test.each(['invalid_request', 'invalid_target'])(
    'RFC 8693 section 2.2.2 [16]: after %s a new subject token is asked for, once',
    async error => {
      await using server = await startStsServer();
      server.faults.always({ kind: 'response', response: errorResponse(400, { error }) });
      let minted = 0;
      await using source = tokenSource(
        equinixSts({ subjectToken: () => `jwt-${++minted}`, baseUrl: server.url }),
      );

      await failureOf(source.get());

      const sent = server.requests.map(({ text }) => fieldsOf(text).subject_token);
      expect(sent).toEqual(['jwt-1', 'jwt-2']);
    },
  );

  test('RFC 8693 section 2.2.1 [17]: the lifetime is the one that the server gives, whatever the subject token has', async () => {
    await using oidc = await startOidcServer();
    await using server = await startStsServer({ expiresIn: 900, acceptSubject: oidc.acceptsIdToken });
    const subjectToken = () => oidc.mintIdToken({ lifetimeSeconds: 60 });
    await using source = tokenSource(equinixSts({ subjectToken, baseUrl: server.url }));

    const { issuedAt, expiresAt } = await source.get();

    expect(expiresAt).toBe(issuedAt + 900_000);
  });
});
