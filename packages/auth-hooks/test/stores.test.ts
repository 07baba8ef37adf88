import { FakeClock } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { formatRecord, isServable, parseRecord, type Snapshot } from '../src/stores/index.js';
import { memoryStore } from '../src/stores/memory.js';
import { checkStore } from './check-store.js';
import { jsonStore } from './json-store.js';

checkStore(
  'memory',
  times => {
    const clock = new FakeClock();
    const store = memoryStore({ ...times, clock });
    return { store, second: store, pass: ms => clock.advance(ms) };
  },
  ['lose'],
);

checkStore(
  'JSON',
  times => {
    const clock = new FakeClock();
    const texts = new Map<string, string>();
    return {
      store: jsonStore(times, clock, texts),
      second: jsonStore(times, clock, texts),
      pass: ms => clock.advance(ms),
      lose: async () => texts.clear(),
    };
  },
  ['watch'],
);

describe('a record as JSON', () => {
  test('comes back as it was, also with times that never come', async () => {
    const texts = new Map<string, string>();
    const store = jsonStore({ leaseMs: 600, hardTimeoutMs: 300 }, new FakeClock(), texts);
    await store.begin('k', { owner: 'a', fingerprint: 'f' });
    await store.fail('k', {
      owner: 'a',
      fence: 1,
      fingerprint: 'f',
      kind: 'transient',
      outcome: 'known',
      pauseMs: Infinity,
    });

    expect(await store.begin('k', { owner: 'b', fingerprint: 'f' })).toMatchObject({ is: 'blocked' });
    expect(formatRecord(parseRecord(texts.get('k') ?? '') ?? ({} as never))).toBe(texts.get('k'));
  });

  test.each(['', 'no JSON', '{}', '[]', 'null', '{"epoch":"e","version":1}'])('is not %j', text => {
    expect(parseRecord(text)).toBeUndefined();
  });
});

describe('isServable()', () => {
  const snapshot = (ageMs: number, lifetimeMs: number | null): Snapshot => ({
    epoch: 'e',
    version: 1,
    fence: 1,
    ageMs,
    token: { accessToken: 't', tokenType: 'Bearer', lifetimeMs, lifetimeFrom: 'response' },
  });

  test.each([
    ['no record', undefined, 0, false],
    ['a record without a token', { ...snapshot(0, 1_000), token: undefined }, 0, false],
    ['a token outside its mandatory window', snapshot(0, 1_000_000), 0, true],
    ['the last moment before the window', snapshot(969_999, 1_000_000), 0, true],
    ['a token in its mandatory window', snapshot(970_000, 1_000_000), 0, false],
    ['a token that ended', snapshot(1_000_001, 1_000_000), 0, false],
    ['a token that is valid long enough', snapshot(0, 1_000_000), 999_999, true],
    ['a token that is not valid long enough', snapshot(0, 1_000_000), 1_000_000, false],
    ['a token of unknown lifetime', snapshot(1_000_000, null), 60_000, true],
    ['a token of no lifetime', snapshot(0, 0), 0, false],
  ])('decides about %s as a token source does', (_, found, minValidityMs, expected) => {
    expect(isServable(found, minValidityMs)).toBe(expected);
  });
});
