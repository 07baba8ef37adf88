import { deferred, malformedResponse, outage, settle } from '@token-clients/test-support';
import { responseError } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { HOUR, oneSource, random } from './one-source.js';

describe('tokenSource() when a token request fails', () => {
  test('keeps serving a valid token while renewing fails', async () => {
    const { clock, grant, source, events } = oneSource();
    await source.get();
    grant.always(outage);
    await clock.advance(HOUR - 240_000);

    for (let passed = 0; passed < 235_000; passed += 5_000) {
      const caller = source.get();
      await clock.advance(5_000);
      expect((await caller).value).toBe('t1');
    }

    expect(events).toContain('failure');
  });

  test('makes at most five attempts in one advisory window, further and further apart', async () => {
    const { clock, grant, source } = oneSource({ random });
    await source.get();
    grant.always(outage);
    await clock.advance(HOUR - 299_000);

    for (let second = 0; second < 235; second++) {
      await source.get();
      await clock.advance(1_000);
    }

    const at = grant.calls.slice(1).map(call => call.at);
    expect(at).toHaveLength(5);
    const gaps = at.slice(1).map((time, i) => time - (at[i] ?? 0));
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
  });

  test('waits at least as long as the server asks', async () => {
    const { clock, grant, source } = oneSource();
    await source.get();
    await clock.advance(HOUR - 290_000);
    grant.next(responseError(503, undefined, 60_000));

    for (let second = 0; second < 59; second++) {
      await source.get();
      await clock.advance(1_000);
    }
    expect(grant.calls).toHaveLength(2);
    await clock.advance(2_000);
    await source.get();
    await settle();

    expect(grant.calls).toHaveLength(3);
  });

  test('tries again for callers who have nothing, a few times and with pauses', async () => {
    const { clock, grant, source } = oneSource({ random });
    grant.next(outage(), outage());

    const caller = source.get();
    await clock.advance(5_000);

    expect((await caller).value).toBe('t1');
    expect(grant.calls).toHaveLength(3);
  });

  test('gives up after three attempts and does not let a loop of callers hammer', async () => {
    const { clock, grant, source } = oneSource({ random });
    grant.always(outage);

    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(10_000);
    await expect(caller).rejects.toMatchObject({ code: 'error_response', status: 503 });
    const again = await Promise.allSettled(Array.from({ length: 100 }, () => source.get()));

    expect(again.every(result => result.status === 'rejected')).toBe(true);
    expect(grant.calls.length).toBeLessThanOrEqual(4);
  });

  test('resolves the credentials once for each attempt, also for the one that fails first', async () => {
    const { clock, grant, source } = oneSource();
    grant.next(outage());

    const token = source.get();
    await clock.advance(5_000);

    expect((await token).value).toBe('t1');
    expect(grant.calls).toHaveLength(2);
    expect(grant.resolved).toBe(2);
  });

  test('remembers what no retry can fix for five to ten seconds', async () => {
    const { clock, grant, source } = oneSource({ random });
    grant.next(responseError(400, 'invalid_scope'));
    await expect(source.get()).rejects.toMatchObject({ serverCode: 'invalid_scope' });

    for (let i = 0; i < 50; i++)
      await expect(source.get()).rejects.toMatchObject({ serverCode: 'invalid_scope' });
    expect(grant.calls).toHaveLength(1);
    await clock.advance(10_000);

    expect((await source.get()).value).toBe('t1');
  });

  test('never serves a failure after a success', async () => {
    const { clock, grant, source } = oneSource();
    grant.next(malformedResponse(), malformedResponse(), malformedResponse());
    const failing = source.get();
    failing.catch(() => {});
    await clock.advance(20_000);
    await expect(failing).rejects.toMatchObject({ code: 'malformed_response' });

    expect((await source.get()).value).toBe('t1');
    expect(source.status()).toMatchObject({ phase: 'fresh', obstacle: undefined, lastError: undefined });
  });

  test('ends a request that hangs after ten seconds, and stores a response that comes later', async () => {
    const { clock, grant, source } = oneSource();
    const hanging = deferred<object>();
    grant.next(hanging.promise, responseError(400, 'invalid_scope'));

    const caller = source.get();
    caller.catch(() => {});
    await clock.advance(9_999);
    expect(grant.calls[0]?.context?.signal?.aborted).toBe(false);
    await clock.advance(2_000);
    await expect(caller).rejects.toMatchObject({ serverCode: 'invalid_scope' });
    hanging.resolve({ accessToken: 'late' });
    await settle();

    expect((await source.get()).value).toBe('late');
  });
});
