import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { tokenGrant } from '@token-clients/runtime';
import { JumpClock } from '@token-clients/test-support';
import { type Handler, type PlannedResponse, startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { describeOAuth, failureOf, moment, watched } from './helpers.js';

const HOUR = 3_600_000;
const TEN_YEARS = 10 * 365 * 24 * HOUR;

/** A token server with this response, and a source of its tokens. */
async function start(
  response: Handler | PlannedResponse,
  { keepWarm = false, clock = new JumpClock() } = {},
) {
  const server = await startServer(typeof response === 'function' ? response : () => response);
  const plain = describeOAuth();
  const descriptor = { ...plain, response: { ...plain.response, defaultLifetimeSeconds: 3600 } };
  const grant = tokenGrant(descriptor, { clientId: 'id', clientSecret: 's' }, { baseUrl: server.url });
  const { events, ...options } = watched(clock);
  const flights: Promise<unknown>[] = [];
  const waitUntil = (flight: Promise<unknown>) => void flights.push(flight);
  const source = tokenSource(grant, { ...options, keepWarm, waitUntil });
  /** Waits for all token requests, also for those behind the callers. */
  const landed = () => Promise.all(flights.splice(0));
  const close = async () => {
    await source.close();
    await server.close();
  };
  return { server, clock, source, events, landed, [Symbol.asyncDispose]: close };
}

/** A body with a lifetime as it would be written in JSON. */
const body = (lifetime: string | undefined) =>
  `{"access_token":"tok","token_type":"Bearer"${lifetime === undefined ? '' : `,"expires_in":${lifetime}`}}`;

describe('a lifetime', () => {
  test.each([
    ['absent', undefined, HOUR, 'once an hour'],
    ['null', 'null', HOUR, 'once an hour'],
    ['the string NaN', '"NaN"', HOUR, 'once an hour'],
    ['a word', '"abc"', HOUR, 'once an hour'],
    ['a date', '"2026-01-01T00:00:00Z"', HOUR, 'once an hour'],
    ['an object', '{}', HOUR, 'once an hour'],
    ['true', 'true', HOUR, 'once an hour'],
    ['1e308', '1e308', TEN_YEARS, 'once'],
    ['1e999, which JSON reads as infinite', '1e999', TEN_YEARS, 'once'],
    ['thirty days', '2592000', 30 * 24 * HOUR, 'once'],
    ['a numeric string', '"900"', 900_000, 'four times an hour'],
    ['a numeric string with a remark', '"3599 (60 minutes)"', 3_599_000, 'once an hour'],
    ['a fraction', '0.5', 500, 'for each caller'],
    ['zero', '0', 0, 'for each caller'],
    ['negative', '-1', 0, 'for each caller'],
  ])('that is %s counts in one defined way, and nothing loops', async (_, lifetime, lifeMs, rate) => {
    await using it = await start({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: body(lifetime),
    });

    const { issuedAt, expiresAt } = await it.source.get();
    // A caller each minute of two hours.
    for (let minute = 1; minute < 120; minute++) {
      it.clock.jump(60_000);
      await it.source.get();
      await it.landed();
    }

    expect((expiresAt ?? 0) - issuedAt).toBe(lifeMs);
    const most = { once: 1, 'once an hour': 3, 'four times an hour': 12, 'for each caller': 120 }[rate];
    expect(it.server.requests.length).toBeLessThanOrEqual(most ?? 0);
  });

  test('that is unreadable is one event, with what counts instead', async () => {
    await using it = await start({ status: 200, body: { access_token: 'tok', expires_in: 'abc' } });

    await it.source.get();

    expect(it.events.map(({ type }) => type)).toEqual(['acquire', 'lifetime']);
    expect(it.events[1]).toMatchObject({ usedMs: HOUR });
  });

  test.each(['0', '-1', '0.001', '"abc"', '1e308'])(
    'of %s makes no loop of a source that keeps itself warm',
    async lifetime => {
      await using it = await start({ status: 200, body: body(lifetime) }, { keepWarm: true });
      await it.source.get();

      // Ten minutes by the clock, in steps as short as the shortest pause.
      for (let n = 0; n < 300; n++) {
        it.clock.jump(2_000);
        if (n % 10 === 0) await moment(2);
        await it.landed();
      }

      expect(it.server.requests.length).toBeLessThanOrEqual(2);
    },
  );
});

describe('a response', () => {
  const token = { access_token: 'tok', expires_in: 3600 };
  test.each([
    ['with the token type mac', { ...token, token_type: 'mac' }, 'token_type'],
    ['with the token type N_A', { ...token, token_type: 'N_A' }, 'token_type'],
    ['with a token type that is a number', { ...token, token_type: 7 }, 'token_type'],
    ['with a line break in the token', { ...token, access_token: 'a\r\nX-Evil: 1' }, 'wrong_shape'],
    ['with a blank in the token', { ...token, access_token: 'a b' }, 'wrong_shape'],
    ['with a token outside of ASCII', { ...token, access_token: 'tök' }, 'wrong_shape'],
    ['with an empty token', { ...token, access_token: '' }, 'wrong_shape'],
    ['without a token', { expires_in: 3600 }, 'wrong_shape'],
    ['with an error beside the token', { ...token, error: 'invalid_scope' }, 'error_in_success'],
    ['that is a list', [token], 'wrong_shape'],
  ])('%s gives no token: malformed, three requests, then a pause', async (_, response, reason) => {
    const clock = new JumpClock({ hurried: true });
    await using it = await start({ status: 200, body: response }, { clock });

    const error = await failureOf(it.source.get());
    for (let n = 0; n < 20; n++) await failureOf(it.source.get());

    expect(error).toMatchObject({ code: 'malformed_response', reason });
    expect(it.server.requests.length).toBeLessThanOrEqual(3);
    expect(it.source.peek()).toBeUndefined();
  });

  test.each(['bearer', 'BEARER', undefined, null, ''])(
    'with the token type %j is a bearer token',
    async type => {
      await using it = await start({ status: 200, body: { ...token, token_type: type } });
      const api = bearerFetch(it.source, { origins: [it.server.url] });

      await api(`${it.server.url}/api`);

      expect(it.server.requests[1]?.headers.authorization).toBe('Bearer tok');
    },
  );

  test('with NaN in it is not JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const clock = new JumpClock({ hurried: true });
    await using it = await start({ status: 200, headers, body: body('NaN') }, { clock });

    const error = await failureOf(it.source.get());

    expect(error).toMatchObject({ code: 'malformed_response', reason: 'not_json' });
  });
});
