import { bearerFetch } from '@token-clients/auth-hooks';
import { JumpClock } from '@token-clients/test-support';
import { type Fault, startFaultServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { failureOf, fieldsOf, typesOf } from './helpers.js';
import { serverNames, startBehindFaults } from './two-servers.js';

const passing: [string, Fault][] = [
  ['breaks the connection before it responds', { kind: 'reset' }],
  ['breaks off in the middle of the body', { kind: 'reset-mid-body' }],
  ['carries the request out and loses the response', { kind: 'response-lost' }],
  ['sends 503 and says when to try again', { kind: 'unavailable', retryAfter: 2 }],
  ['sends 429', { kind: 'unavailable', status: 429 }],
  ['sends 502 with a page', { kind: 'html', status: 502 }],
  ['sends 200 with nothing', { kind: 'empty' }],
  ['sends half a JSON document', { kind: 'truncated' }],
];

const lasting: [string, Fault][] = [
  ['sends 200 with a page', { kind: 'html' }],
  ['sends 2 MiB', { kind: 'huge' }],
  ['leads elsewhere', { kind: 'redirect', location: '/elsewhere' }],
  ['sends 200 with an error', { kind: 'response', response: { status: 200, body: { error: 'odd' } } }],
  ['sends 200 without a token', { kind: 'response', response: { status: 200, body: {} } }],
  ['sends 404', { kind: 'response', response: { status: 404, body: {} } }],
];

describe.each(serverNames)('a server in front of %s', name => {
  test('that passes by itself: each fault costs one more request, and callers get their token', async () => {
    for (const [what, fault] of passing) {
      await using it = await startBehindFaults(name);
      it.front.faults.next(fault);

      const token = await it.source.get();

      expect([what, it.front.requests.length, token.type]).toEqual([what, 2, 'Bearer']);
      expect([what, typesOf(it.events)]).toEqual([what, ['failure', 'acquire']]);
    }
  });

  test('that fails in a way no retry fixes gets one request of a hundred callers', async () => {
    for (const [what, fault] of lasting) {
      await using it = await startBehindFaults(name);
      it.front.faults.always(fault);

      const errors = await Promise.all(Array.from({ length: 100 }, () => failureOf(it.source.get())));

      expect([what, it.front.requests.length]).toEqual([what, 1]);
      expect(new Set(errors).size).toBe(1);
    }
  });

  test('that stays broken is asked three times by a hundred callers, and then left alone', async () => {
    for (const [what, fault] of passing) {
      await using it = await startBehindFaults(name);
      it.front.faults.always(fault);

      const errors = await Promise.all(Array.from({ length: 100 }, () => failureOf(it.source.get())));
      const inRow = await failureOf(it.source.get());

      expect([what, it.front.requests.length]).toEqual([what, 3]);
      expect(new Set(errors).size).toBe(1);
      expect(inRow.code).toBe(errors[0]?.code);
    }
  });
});

describe('a token server', () => {
  test('that hangs is given up after the time limit; an outage leaves the old token in service', async () => {
    await using it = await startBehindFaults('oauth2-server', { timeoutMs: 500, clock: new JumpClock() });
    const token = await it.source.get();
    it.clock.jump(50_000);
    it.front.faults.always({ kind: 'hang' });

    const served = await Promise.all(Array.from({ length: 20 }, () => it.source.get()));
    const failedBefore = typesOf(it.events).includes('failure');
    it.clock.jump(20_000);
    const error = await failureOf(it.source.get());

    expect(new Set(served.map(({ id }) => id))).toEqual(new Set([token.id]));
    expect(failedBefore).toBe(false);
    expect(error.code).toBe('timeout');
  });

  test('whose redirect leads elsewhere: nothing is sent there, neither secret nor token', async () => {
    await using elsewhere = await startFaultServer({ handler: () => ({ status: 200, body: {} }) });
    for (const status of [301, 302, 303, 307, 308]) {
      await using it = await startBehindFaults('oauth2-server');
      it.front.faults.always({ kind: 'redirect', location: `${elsewhere.url}/token`, status });

      const error = await failureOf(it.source.get());

      expect(error).toMatchObject({ code: 'malformed_response', reason: 'redirect' });
    }
    expect(elsewhere.requests).toEqual([]);
  });

  test('whose clock is an hour off gives tokens that live as long as they say, and one word of warning', async () => {
    for (const skewMs of [3_600_000, -3_600_000]) {
      await using it = await startBehindFaults('oauth2-server');
      it.front.faults.always({ kind: 'skewed-date', skewMs });

      const before = it.clock.now();
      const { issuedAt, expiresAt } = await it.source.get();
      const tookMs = it.clock.now() - before;

      expect((expiresAt ?? 0) - issuedAt).toBeGreaterThan(50_000);
      expect(issuedAt - before).toBeGreaterThanOrEqual(0);
      expect(issuedAt - before).toBeLessThanOrEqual(tookMs);
      const [, skew] = it.events;
      expect(skew).toMatchObject({ type: 'skew' });
      // A Date header counts in seconds.
      expect(Math.abs((it.source.status().clockOffsetMs ?? 0) - skewMs)).toBeLessThanOrEqual(1_000 + tookMs);
    }
  });

  test('that says when to try again gets no request before that', async () => {
    await using it = await startBehindFaults('oauth2-server');
    it.front.faults.next({ kind: 'unavailable', retryAfter: 120 });

    const error = await failureOf(it.source.get());
    const held = await failureOf(it.source.get());
    it.clock.jump(119_000);
    await failureOf(it.source.get());
    const asked = it.front.requests.length;
    it.clock.jump(5_000);
    await it.source.get();

    expect([error.code, held.code]).toEqual(['error_response', 'error_response']);
    expect([asked, it.front.requests.length]).toEqual([1, 2]);
  });

  test('never gets what bearerFetch sends: a 307 of the API takes no token to another origin', async () => {
    await using elsewhere = await startFaultServer({ handler: () => ({ status: 200, body: {} }) });
    await using it = await startBehindFaults('oauth2-server');
    const api = bearerFetch(it.source, { origins: [it.front.url] });
    await it.source.get();
    it.front.faults.next({ kind: 'redirect', location: `${elsewhere.url}/me` });

    await api(`${it.front.url}/me`);

    expect(elsewhere.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(it.front.requests.filter(({ text }) => fieldsOf(text).grant_type)).toHaveLength(1);
  });
});
