import { rotating } from '@token-clients/test-support';
import { fakeGrant } from '@token-clients/testing';
import './preloaded.js';
import { expect, test } from 'vitest';
import { Polling, pauseOfStore } from '../src/refresh/polling.js';
import type { Store } from '../src/stores/index.js';
import { tokenSource } from '../src/token-source.js';
import { sharedStore } from './failing-store.js';

const pauses = (polling: Polling, count: number) =>
  Array.from({ length: count }, () => polling.nextPauseMs());

test('pauses grow to a quarter of a second, and to a second where hints end them early', () => {
  expect(pauses(new Polling(() => 1, false), 6)).toEqual([25, 50, 100, 200, 250, 250]);
  expect(pauses(new Polling(() => 1, true), 8)).toEqual([25, 50, 100, 200, 400, 800, 1_000, 1_000]);
});

test('half of each pause is random, so that processes do not ask in step', () => {
  expect(pauses(new Polling(() => 0, false), 3)).toEqual([12.5, 25, 50]);
});

test('pauses are twice as long as the slowest response of the store, up to two seconds', () => {
  const polling = new Polling(() => 1, false);
  polling.responded(400);
  polling.responded(1);

  expect(pauses(polling, 3)).toEqual([800, 800, 800]);

  polling.responded(10_000);

  expect(pauses(polling, 2)).toEqual([2_000, 2_000]);
});

test('a response as fast as those of a small fleet changes nothing', () => {
  const polling = new Polling(() => 1, false);
  polling.responded(5);

  expect(pauses(polling, 5)).toEqual([25, 50, 100, 200, 250]);
});

test('a store that fails at once is asked again after a second, whatever came before', () => {
  expect(pauseOfStore(1, 0, () => 1)).toBe(1_000);
  expect(pauseOfStore(1, 5, () => 1)).toBe(1_000);
});

test('a store that is given up after two seconds gets longer pauses each time, up to ten seconds, of which half are random', () => {
  expect([0, 1, 2, 9].map(before => pauseOfStore(2_000, before, () => 1))).toEqual([
    4_000, 8_000, 10_000, 10_000,
  ]);
  expect(pauseOfStore(2_000, 2, () => 0)).toBe(5_000);
});

test('a source that waits asks a slow store less often than a fast one', async () => {
  const steps = async (slowByMs: number) => {
    const { clock, store } = sharedStore(rotating);
    let begins = 0;
    const slow: Store = {
      ...store,
      async begin(key, step) {
        begins++;
        await new Promise<void>(resolve => void clock.after(slowByMs, resolve));
        return store.begin(key, step);
      },
    };
    const grant = fakeGrant({ clock, descriptor: rotating });
    grant.always(async () => {
      await new Promise<void>(resolve => void clock.after(1_900, resolve));
      return {};
    });
    const sources = [0, 1].map(() => tokenSource(grant, { clock, store: slow, random: () => 1 }));
    const callers = Promise.all(sources.map(source => source.get()));
    await clock.advance(10_000);
    expect(new Set((await callers).map(({ value }) => value))).toEqual(new Set(['t1']));
    return begins;
  };

  expect(await steps(1)).toBeGreaterThan(8);
  expect(await steps(400)).toBeLessThan(6);
});
