import { interactive, lostResponse, malformedResponse } from '@token-clients/test-support';
import { responseError } from '@token-clients/testing';
import './preloaded.js';
import { NetworkError } from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import { dead, HOUR, rotatingSource } from './rotating-source.js';

describe('tokenSource() with a refresh token that may be spent', () => {
  test('sends a refresh token once more, at once, when the reply got lost', async () => {
    const { clock, grant, source, events } = rotatingSource();
    await source.get();
    await clock.advance(HOUR);
    grant.next(lostResponse());

    expect((await source.get()).value).toBe('t2');

    expect(grant.calls.slice(1).map(call => [call.refreshToken, call.at])).toEqual([
      ['r1', grant.calls[1]?.at],
      ['r1', grant.calls[1]?.at],
    ]);
    expect(events).toContain('replay');
  });

  test('never sends it a third time where the first grant can take over', async () => {
    const { clock, grant, source } = rotatingSource();
    await source.get();
    await clock.advance(HOUR);
    grant.next(lostResponse(), lostResponse());

    const caller = source.get();
    await clock.advance(2_000);

    expect((await caller).value).toBe('t2');
    expect(grant.calls.map(call => call.refreshToken)).toEqual([undefined, 'r1', 'r1', undefined]);
  });

  test('waits for what may have been carried out, then sends it once more where only a person is left', async () => {
    const { clock, grant, source } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next(lostResponse(), lostResponse());

    const caller = source.get();
    await clock.advance(16_000);

    expect((await caller).value).toBe('t2');
    const [first = 0, second, third = 0] = grant.calls.slice(1).map(({ at }) => at);
    expect(second).toBe(first);
    expect(third - first).toBeGreaterThanOrEqual(15_000);
  });

  test('asks for a person when the server says that what was sent again is spent', async () => {
    const { clock, grant, source, events } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next(lostResponse(), lostResponse(), dead());

    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(16_000);

    await expect(caller).rejects.toMatchObject({
      code: 'reauthentication_required',
      status: 400,
      serverCode: 'invalid_grant',
    });
    expect(grant.count('refresh')).toBe(3);
    expect(events).toContain('reauth_required');
    expect(source.status().obstacle).toBe('reauth_required');
  });

  const refreshOutage = () => responseError(503, undefined, undefined, 'refreshToken');

  test.each([
    ['sends 503', refreshOutage],
    ['sends 200 with a torn body', malformedResponse],
    ['sends 500', () => responseError(500, undefined, undefined, 'refreshToken')],
  ])('keeps a login whose server %s, until it recovers', async (_, fault) => {
    const { clock, grant, source } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.always(fault);
    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(60_000);
    await expect(caller).rejects.not.toMatchObject({ code: 'reauthentication_required' });

    grant.always(() => ({}));
    await clock.advance(90_000);

    expect((await source.get()).value).toBe('t2');
    expect(new Set(grant.calls.slice(1).map(call => call.refreshToken))).toEqual(new Set(['r1']));
  });

  test('spends a refresh token that may be spent no third time while the access token lives', async () => {
    const { clock, grant, source } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR - 200_000);
    grant.next(refreshOutage(), refreshOutage());
    await source.get();
    await clock.advance(1_000);
    expect(grant.count('refresh')).toBe(2);

    for (let i = 0; i < 10; i++) {
      expect((await source.get()).value).toBe('t1');
      await clock.advance(15_000);
    }
    expect(grant.count('refresh')).toBe(2);
    await clock.advance(60_000);

    expect((await source.get()).value).toBe('t2');
    expect(grant.count('refresh')).toBe(3);
  });

  test.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_HAS_EXPIRED',
    'UND_ERR_CONNECT_TIMEOUT',
    'ENETDOWN',
    'EAI_FAIL',
    'ECONNREFUSED',
  ])('counts nothing as sent when the connection fails with %s', async reason => {
    const { clock, grant, source, events } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.always(() => new NetworkError('The connection failed.', { operation: 'refreshToken', reason }));
    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(30_000);
    await expect(caller).rejects.toMatchObject({ code: 'network', reason });
    expect(events).not.toContain('replay');

    grant.always(() => ({}));
    await clock.advance(30_000);

    expect((await source.get()).value).toBe('t2');
  });

  test('repeats why the grant is dead, to later callers and to other sources', async () => {
    const { clock, grant, source, open } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next(dead());
    const why = { code: 'reauthentication_required', status: 400, serverCode: 'invalid_grant' };

    await expect(source.get()).rejects.toMatchObject(why);
    await expect(open().get()).rejects.toMatchObject(why);
    for (let i = 0; i < 4; i++) {
      await clock.advance(6_000);
      await expect(source.get()).rejects.toMatchObject(why);
    }

    expect(grant.count('refresh')).toBe(1);
  });

  test('makes one attempt with new credentials after a dead grant and reset()', async () => {
    const { clock, grant, source, open, stored } = rotatingSource(interactive);
    await source.get();
    await clock.advance(HOUR);
    grant.next(dead());
    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });

    grant.secret = 'a new code';
    grant.next(responseError(400, 'invalid_grant'));
    await source.reset();
    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
    await clock.advance(20_000);
    await expect(source.get()).rejects.toMatchObject({ code: 'reauthentication_required' });
    expect(grant.count('acquire')).toBe(2);

    grant.secret = 'another code';
    await open().reset();
    expect((await open().get()).value).toBe('t2');
    expect(grant.calls.at(-1)).toMatchObject({ kind: 'acquire', secret: 'another code' });
    expect((await stored())?.refreshToken).toBe('r2');
  });

  test('does not replay what the server asked to send later', async () => {
    const { clock, grant, source } = rotatingSource();
    await source.get();
    await clock.advance(HOUR);
    grant.next(responseError(503, undefined, 2_000, 'refreshToken'));

    const caller = source.get();
    await clock.advance(5_000);

    expect((await caller).value).toBe('t2');
    expect(grant.calls.map(call => call.refreshToken)).toEqual([undefined, 'r1', 'r1']);
    expect((grant.calls[2]?.at ?? 0) - (grant.calls[1]?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
  });
});
