import { expectBetween, expectLike } from './expect.js';
import { commitToken, committing, KEY, lease, PRINT, sending, token } from './steps.js';
import { type StoreCase, storeCase, TIMES } from './store-case.js';

/** What becomes of tokens. */
export const tokenCases: readonly StoreCase[] = [
  storeCase('gives back what was committed, as a new version', async ({ store }) => {
    const value = token('t1', { refreshToken: 'r1', refreshLeftMs: 5_000, scope: 'a b' });

    await commitToken(store, 'a', value);

    expectLike(await store.read(KEY), { version: 1, token: value });
    expectLike(await store.read('other'), undefined);
  }),

  storeCase('counts the age of a token by its own clock', async ({ store, pass }) => {
    const held = await lease(store, 'a');
    await store.commit(KEY, committing('a', held, token('t'), 1_000));

    await pass(50);

    expectBetween((await store.read(KEY))?.ageMs, 1_045, 3_000);
  }),

  storeCase('makes a caller with an older version adopt the stored one', async ({ store }) => {
    const seen = await commitToken(store, 'a', token('t1'));

    const cold = await store.begin(KEY, { owner: 'b', fingerprint: PRINT });

    expectLike(cold, { is: 'changed', snapshot: { version: 1, token: { accessToken: 't1' } } });
    expectLike(await store.begin(KEY, { owner: 'b', seen, fingerprint: PRINT }), { is: 'lease' });
  }),

  storeCase(
    'accepts a commit after the lease ran out, if no other was faster, also twice',
    async ({ store, pass }) => {
      const late = await lease(store, 'late');
      await store.markSent(KEY, sending('late', late));
      await pass(TIMES.leaseMs + 20);
      await lease(store, 'b');

      const step = committing('late', late, token('t'));
      expectLike(await store.commit(KEY, step), { is: 'committed', version: 1 });
      expectLike(await store.commit(KEY, step), { is: 'committed', version: 1 });
    },
  ),

  storeCase('accepts another token of the same lease, on top of the one it committed', async ({ store }) => {
    const held = await lease(store, 'a');
    await store.markSent(KEY, sending('a', held));
    await store.commit(KEY, committing('a', held, token('late')));

    const replayed = committing('a', { ...held, version: 1 }, token('replayed'));

    expectLike(await store.commit(KEY, replayed), { is: 'committed', version: 2 });
    expectLike(await store.commit(KEY, replayed), { is: 'committed', version: 2 });
    expectLike(await store.read(KEY), { version: 2, token: { accessToken: 'replayed' } });
  }),

  storeCase('does not accept a commit of an older version, and returns the stored one', async under => {
    const { store, pass } = under;
    const late = await lease(store, 'late');
    await pass(TIMES.leaseMs + 20);
    await commitToken(store, 'b', token('new'));

    const result = await store.commit(KEY, committing('late', late, token('old')));

    expectLike(result, { is: 'superseded', snapshot: { token: { accessToken: 'new' } } });
  }),

  storeCase('forgets a token as a new version, so that a late commit is not accepted', async ({ store }) => {
    const seen = await commitToken(store, 'a', token('t'));
    const held = await lease(store, 'b', seen);

    expectLike(await store.clear(KEY, { forget: 'token', seen }), { is: 'cleared', version: 2 });

    expectLike(await store.commit(KEY, committing('b', held, token('late'))), { is: 'superseded' });
    expectLike((await store.read(KEY))?.token, undefined);
    expectLike(await store.clear(KEY, { forget: 'token', seen }), { is: 'changed' });
  }),

  storeCase(
    'takes back a version that it lost, and none of another epoch',
    async ({ store, lose }) => {
      const seen = await commitToken(store, 'a', token('t1'));
      await lose();

      expectLike(await store.begin(KEY, { owner: 'b', seen, fingerprint: PRINT }), { is: 'behind' });
      expectLike(await store.restore(KEY, { ...seen, token: token('t1'), ageMs: 5 }), { is: 'restored' });
      expectLike(await store.read(KEY), { version: 1, token: { accessToken: 't1' } });
      const held = await lease(store, 'b', seen);
      expectBetween(held.fence, seen.fence + 1);

      const foreign = { epoch: 'foreign', version: 9, fence: 9, token: token('x'), ageMs: 0 };
      expectLike(await store.restore(KEY, foreign), { is: 'changed', snapshot: { version: 1 } });
    },
    'lose',
  ),

  storeCase(
    'lets a second user of the same records see each step',
    async ({ store, second }) => {
      await commitToken(store, 'a', token('t'));

      const result = await second.begin(KEY, { owner: 'b', fingerprint: PRINT });

      expectLike(result, { is: 'changed', snapshot: { token: { accessToken: 't' } } });
    },
    'second',
  ),

  storeCase(
    'calls watchers back when a record changes, until they stop',
    async ({ store, pass }) => {
      let hints = 0;
      const stop = store.watch?.(KEY, () => hints++);
      await commitToken(store, 'a', token('t'));
      // A hint may come over a connection of its own, which has to open first.
      for (let waited = 0; hints === 0 && waited < 5_000; waited += 50) await pass(50);
      expectBetween(hints, 1);

      stop?.();
      const before = hints;
      await store.clear(KEY, { forget: 'token' });
      await pass(50);

      expectLike(hints, before);
    },
    'watch',
  ),
];
