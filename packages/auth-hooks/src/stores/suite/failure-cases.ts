import type { Lease } from '../store.js';
import { expectBetween, expectLike } from './expect.js';
import { commitToken, failing, KEY, lease, PRINT, sending, token } from './steps.js';
import { type StoreCase, storeCase } from './store-case.js';

/** What failures forbid, and what ends that. */
export const failureCases: readonly StoreCase[] = [
  storeCase('holds all callers back during the pause after a failure', async ({ store, pass }) => {
    const held = await lease(store, 'a');
    await store.fail(KEY, failing('a', held, { kind: 'throttled', pauseMs: 250 }));

    const blocked = await store.begin(KEY, { owner: 'b', fingerprint: PRINT });
    expectLike(blocked, { is: 'blocked', why: 'throttled' });
    expectBetween((blocked as { forMs: number }).forMs, 0, 250);
    await pass(270);
    expectLike(await lease(store, 'b'), { failures: 1 });
  }),

  storeCase('stops attempts that no caller waits for after so many failures', async ({ store }) => {
    const held = await lease(store, 'a');
    await store.fail(KEY, failing('a', held));

    const unattended = { owner: 'b', fingerprint: PRINT, maxFailures: 1 };
    expectLike(await store.begin(KEY, unattended), { is: 'blocked' });
    expectLike(await lease(store, 'b'), { is: 'lease' });
  }),

  storeCase(
    'allows one probe after credentials were rejected, and blocks them for good after the second',
    async ({ store, pass }) => {
      const rejected = { kind: 'credential' as const, pauseMs: 200 };
      await store.fail(KEY, failing('a', await lease(store, 'a'), rejected));
      const blocked = await store.begin(KEY, { owner: 'b', fingerprint: PRINT });
      expectLike(blocked, { is: 'blocked', why: 'credential' });
      await pass(220);
      const probe = await lease(store, 'b');
      expectLike(probe.probe, true);
      await store.fail(KEY, failing('b', probe, rejected));
      await pass(220);

      const final = await store.begin(KEY, { owner: 'c', fingerprint: PRINT });
      expectLike(final, { is: 'blocked', forMs: null, why: 'credential', reason: undefined });
      expectLike(await lease(store, 'c', undefined, 'another secret'), { probe: false });
    },
  ),

  storeCase('says which credentials are blocked, until when, and what the server said', async ({ store }) => {
    const held = await lease(store, 'a');
    const reason = { status: 401, serverCode: 'invalid_client', serverMessage: 'Unknown client' };
    await store.fail(KEY, failing('a', held, { kind: 'credential', pauseMs: 60_000, reason }));

    const { blocks = [] } = (await store.read(KEY)) ?? {};
    expectLike(blocks, [{ fingerprint: PRINT, why: 'credential', reason }]);
    expectBetween(blocks[0]?.forMs, 50_000, 60_000);
    const result = await store.begin(KEY, { owner: 'b', fingerprint: PRINT });
    expectLike(result, { is: 'blocked', reason });
  }),

  storeCase('lets a request that ignores pauses pass, unless its credentials are blocked', async under => {
    const { store } = under;
    const held = await lease(store, 'a');
    await store.fail(KEY, failing('a', held, { pauseMs: 60_000 }));
    const ask = (owner: string) => store.begin(KEY, { owner, fingerprint: PRINT, ignoresPauses: true });
    expectLike(await store.begin(KEY, { owner: 'b', fingerprint: PRINT }), { is: 'blocked' });

    const passed = await ask('c');
    expectLike(passed, { is: 'lease' });
    await store.fail(KEY, failing('c', passed as Lease, { kind: 'credential', pauseMs: 60_000 }));

    expectLike(await ask('d'), { is: 'blocked', why: 'credential' });
  }),

  storeCase(
    'frees a lease that is released, and forgets the failures of credentials that worked',
    async ({ store }) => {
      const rejected = await lease(store, 'a');
      await store.fail(KEY, failing('a', rejected, { kind: 'credential' }));
      const held = await lease(store, 'b');
      expectLike(held.probe, true);

      await store.release(KEY, { owner: 'b', fence: held.fence, accepted: PRINT });

      const next = await lease(store, 'c');
      expectLike(next, { probe: false, failures: 0, suspect: false });
      await store.release(KEY, { owner: 'other', fence: next.fence });
      expectLike(await store.begin(KEY, { owner: 'd', fingerprint: PRINT }), { is: 'wait' });
    },
  ),

  storeCase('forgets failures when they are cleared, and keeps the token', async ({ store }) => {
    const seen = await commitToken(store, 'a', token('t'));
    const held = await lease(store, 'a', seen);
    await store.fail(KEY, failing('a', held, { kind: 'credential', pauseMs: 60_000 }));

    expectLike(await store.clear(KEY, { forget: 'failures' }), { is: 'cleared', version: 1 });

    await lease(store, 'b', seen);
    expectLike((await store.read(KEY))?.token?.accessToken, 't');
  }),

  storeCase('allows one new login after a reset, until a login is sent', async ({ store }) => {
    const seen = await commitToken(store, 'a', token('t'));
    expectLike(await lease(store, 'b', seen), { restart: false });

    await store.release(KEY, { owner: 'b', fence: seen.fence + 1 });
    await store.clear(KEY, { forget: 'failures' });

    const held = await lease(store, 'c', seen);
    expectLike(held.restart, true);
    await store.markSent(KEY, sending('c', held));
    await store.release(KEY, { owner: 'c', fence: held.fence });
    const again = await lease(store, 'd', seen);
    expectLike(again.restart, true);
    await store.markSent(KEY, { ...sending('d', again), request: 'acquire' });
    await store.release(KEY, { owner: 'd', fence: again.fence });
    expectLike(await lease(store, 'e', seen), { restart: false });
  }),
];
