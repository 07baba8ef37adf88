import { FakeClock } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { formatRecord, isServable, parseRecord, type Snapshot, type Store } from '../src/stores/index.js';
import { memoryStore } from '../src/stores/memory.js';
import { type OpenStore, storeCases } from '../src/stores/suite/index.js';
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

describe('the conformance suite', () => {
  /** A memory store with some steps replaced. */
  const flawed =
    (flaw: (store: Store) => Partial<Store>): OpenStore =>
    times => {
      const clock = new FakeClock();
      const store = memoryStore({ ...times, clock });
      const broken = { ...store, ...flaw(store) };
      return { store: broken, second: memoryStore({ clock }), pass: ms => clock.advance(ms) };
    };
  const brokenBy = async (open: OpenStore) => {
    const names: string[] = [];
    for (const { name, needs, run } of storeCases) {
      if (needs === 'lose') continue;
      await run(open).catch(() => names.push(name));
    }
    return names;
  };

  test.each<[string, (store: Store) => Partial<Store>, string]>([
    [
      'gives a lease to all',
      store => ({
        begin: (key, step) =>
          store.clear(key, { forget: 'failures' }).then(() => store.begin(`${key}${step.owner}`, step)),
      }),
      'gives one lease at a time and says how long the other can last',
    ],
    [
      'lets every holder send',
      store => ({ markSent: (key, step) => store.markSent(key, step).then(() => 'ok') }),
      'keeps a stalled holder from sending after its lease went on',
    ],
    ['renews nothing', () => ({ renew: async () => 'ok' }), 'renews a lease for its holder'],
    [
      'forgets what failed',
      store => ({ fail: (key, { owner, fence }) => store.release(key, { owner, fence }) }),
      'holds all callers back during the pause after a failure',
    ],
    [
      'does not know how old a token is',
      store => ({ read: key => store.read(key).then(found => found && { ...found, ageMs: 0 }) }),
      'counts the age of a token by its own clock',
    ],
    [
      'keeps the token it should forget',
      () => ({ clear: async () => ({ is: 'cleared', version: 2 }) }),
      'forgets a token as a new version, so that a late commit is not accepted',
    ],
    [
      'never calls its watchers back',
      () => ({ watch: () => () => {} }),
      'calls watchers back when a record changes, until they stop',
    ],
  ])('finds a store that %s', async (_, flaw, name) => {
    expect(await brokenBy(flawed(flaw))).toContain(name);
  });

  test('finds records that two connections do not share', async () => {
    expect(await brokenBy(flawed(() => ({})))).toEqual([
      'lets a second user of the same records see each step',
      'gives one lease to many who ask at once',
    ]);
  });

  test('says which case needs what a store does not have', async () => {
    const [lost] = storeCases.filter(({ needs }) => needs === 'lose');

    await expect(lost?.run(flawed(() => ({})))).rejects.toThrow(
      'This case needs `lose`. Add it, or leave the case out.',
    );
  });
});

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
