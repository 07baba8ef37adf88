import { FakeClock, fakeGrant, responseError } from '@token-clients/testing';
import './preloaded.js';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../src/stores/memory.js';
import { tokenSource } from '../src/token-source.js';

const MINUTE = 60_000;
const wrong = () => responseError(401, 'invalid_client');

function make() {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock });
  const store = memoryStore({ clock });
  grant.always(({ secret }) => (secret === 'right' ? {} : wrong()));
  const open = () => tokenSource(grant, { clock, store, random: () => 0 });
  return { clock, grant, open, source: open() };
}

describe('tokenSource() with a wrong secret', () => {
  test('sends it once for any number of callers, then says why nothing is sent', async () => {
    const { grant, source } = make();

    const first = await Promise.allSettled(Array.from({ length: 20 }, () => source.get()));
    const later = [];
    for (let i = 0; i < 20; i++) later.push(await source.get().catch(error => error.code));

    expect(first.every(result => result.status === 'rejected')).toBe(true);
    expect(new Set(later)).toEqual(new Set(['locked']));
    expect(grant.calls).toHaveLength(1);
  });

  test('probes once after a quarter of an hour, and then never again', async () => {
    const { clock, grant, source, open } = make();
    await expect(source.get()).rejects.toMatchObject({ code: 'error_response' });
    await clock.advance(14 * MINUTE);
    await expect(source.get()).rejects.toMatchObject({ code: 'locked', retryAt: clock.now() + MINUTE });
    await clock.advance(MINUTE);

    await Promise.allSettled([source.get(), open().get(), source.get()]);
    for (let day = 0; day < 30; day++) {
      await clock.advance(24 * 60 * MINUTE);
      await expect(source.get()).rejects.toMatchObject({ code: 'locked' });
      await expect(source.get()).rejects.not.toHaveProperty('retryAt');
      await expect(open().get()).rejects.toMatchObject({ code: 'locked' });
    }

    expect(grant.calls).toHaveLength(2);
    expect(source.status()).toMatchObject({ obstacle: 'blocked', retryAt: null });
  });

  test('goes on as soon as the secret changes', async () => {
    const { grant, source } = make();
    await expect(source.get()).rejects.toThrow();

    grant.secret = 'right';

    expect((await source.get()).value).toBe('t1');
  });

  test('goes on after a reset', async () => {
    const { clock, grant, source } = make();
    await expect(source.get()).rejects.toThrow();
    await clock.advance(15 * MINUTE);
    await expect(source.get()).rejects.toThrow();
    grant.always(() => ({}));
    await expect(source.get()).rejects.toMatchObject({ code: 'locked' });

    await source.reset();

    expect((await source.get()).value).toBe('t1');
    expect(grant.calls).toHaveLength(3);
  });

  test('holds for every source of the store', async () => {
    const { grant, open } = make();

    for (let i = 0; i < 10; i++)
      await open()
        .get()
        .catch(() => {});

    expect(grant.calls).toHaveLength(1);
  });

  test('serves the current token until it expires', async () => {
    const { clock, grant, source } = make();
    grant.secret = 'right';
    await source.get();
    grant.secret = 'rotated away';
    await clock.advance(3_600_000 - 50_000);

    for (let i = 0; i < 4; i++) {
      expect((await source.get()).value).toBe('t1');
      await clock.advance(10_000);
    }
    await clock.advance(20_000);

    await expect(source.get()).rejects.toMatchObject({ code: 'locked' });
    expect(grant.calls).toHaveLength(2);
  });

  test('treats an account that the server locked alike', async () => {
    const { clock, grant, source } = make();
    const descriptor = {
      ...grant.descriptor,
      failures: [{ status: 403, codes: ['locked'], is: 'locked' as const }],
    };
    const locked = fakeGrant({ clock, descriptor, cacheKey: 'other' });
    locked.always(() => responseError(403, 'locked'));
    const other = tokenSource(locked, { clock });

    await expect(other.get()).rejects.toMatchObject({ status: 403 });
    await expect(other.get()).rejects.toMatchObject({ code: 'locked' });

    expect(locked.calls).toHaveLength(1);
    await expect(source.get()).rejects.toMatchObject({ code: 'error_response' });
  });
});
