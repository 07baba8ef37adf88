import type { Lease } from '../store.js';
import { expectBetween, expectLike } from './expect.js';
import { committing, failing, KEY, lease, PRINT, sending, token } from './steps.js';
import { type StoreCase, storeCase, TIMES } from './store-case.js';

/** Who may send, and when. */
export const leaseCases: readonly StoreCase[] = [
  storeCase('gives one lease at a time and says how long the other can last', async ({ store }) => {
    await lease(store, 'a');

    const result = await store.begin(KEY, { owner: 'b', fingerprint: PRINT });

    expectLike(result, { is: 'wait' });
    expectBetween((result as { forMs: number }).forMs, 0, TIMES.leaseMs);
  }),

  storeCase('gives one lease to many who ask at once', async ({ store, second }) => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? second : store).begin(KEY, { owner: `o${i}`, fingerprint: PRINT }),
      ),
    );

    expectLike(results.filter(({ is }) => is === 'lease').length, 1);
  }),

  storeCase('gives the lease of a holder that died before it sent to the next', async ({ store, pass }) => {
    const dead = await lease(store, 'dead');
    await pass(TIMES.leaseMs + 20);

    const next = await lease(store, 'b');

    expectBetween(next.fence, dead.fence + 1);
    expectLike(next.suspect, false);
  }),

  storeCase('keeps a stalled holder from sending after its lease went on', async ({ store, pass }) => {
    const stalled = await lease(store, 'stalled');
    await pass(TIMES.leaseMs + 20);
    await lease(store, 'b');

    expectLike(await store.markSent(KEY, sending('stalled', stalled)), 'stale');
    expectLike(await store.renew(KEY, { owner: 'stalled', fence: stalled.fence }), 'lost');
  }),

  storeCase('renews a lease for its holder', async ({ store, pass }) => {
    const held = await lease(store, 'a');
    await pass(TIMES.leaseMs / 2);
    expectLike(await store.renew(KEY, { owner: 'a', fence: held.fence }), 'ok');
    await pass(TIMES.leaseMs / 2 + 50);

    expectLike(await store.begin(KEY, { owner: 'b', fingerprint: PRINT }), { is: 'wait' });
  }),

  storeCase(
    'ends the lease of a request that was sent with the hard time-out, renewed or not',
    async ({ store, pass }) => {
      const held = await lease(store, 'a');
      await pass(TIMES.leaseMs / 3);
      await store.markSent(KEY, sending('a', held));
      expectLike(await store.renew(KEY, { owner: 'a', fence: held.fence }), 'ok');
      expectLike(await store.begin(KEY, { owner: 'b', fingerprint: PRINT, spends: true }), { is: 'wait' });

      await pass(TIMES.hardTimeoutMs + 20);

      const next = await store.begin(KEY, { owner: 'b', fingerprint: PRINT, spends: true });
      expectLike(next, { is: 'lease', suspect: true });
    },
  ),

  storeCase('calls a lease suspect when the one before sent and never committed', async ({ store, pass }) => {
    const dead = await lease(store, 'dead');
    await store.markSent(KEY, sending('dead', dead));
    await pass(TIMES.hardTimeoutMs + 20);

    expectLike(await lease(store, 'b'), { suspect: true, replays: 0 });
  }),

  storeCase(
    'waits out the hard time-out of a request that may have spent what nothing replaces',
    async ({ store, pass }) => {
      const held = await lease(store, 'a');
      await store.markSent(KEY, sending('a', held));
      await store.fail(KEY, failing('a', held, { outcome: 'unknown' }));
      const spending = { owner: 'b', fingerprint: PRINT, spends: true };

      expectLike(await store.begin(KEY, spending), { is: 'wait' });
      await pass(TIMES.hardTimeoutMs + 20);
      expectLike(await store.begin(KEY, spending), { is: 'lease', suspect: true });
    },
  ),

  storeCase(
    'does not wait once a response came, nor where another grant can replace what was spent',
    async ({ store }) => {
      const held = await lease(store, 'a');
      await store.markSent(KEY, sending('a', held));
      await store.fail(KEY, failing('a', held, { outcome: 'responded' }));

      const next = await store.begin(KEY, { owner: 'b', fingerprint: PRINT, spends: true });
      expectLike(next, { is: 'lease', suspect: true });
      await store.markSent(KEY, sending('b', next as Lease));
      await store.fail(KEY, failing('b', next as Lease, { outcome: 'unknown' }));
      expectLike(await lease(store, 'c'), { suspect: true });
    },
  ),

  storeCase(
    'lets a lease be taken over once, where nothing can be spent and its holder is unknown',
    async ({ store, pass }) => {
      const slow = await lease(store, 'slow');
      await store.markSent(KEY, sending('slow', slow));
      const ask = (owner: string, spends = false) => store.begin(KEY, { owner, fingerprint: PRINT, spends });
      expectLike(await ask('b'), { is: 'wait' });

      await pass(2_100);

      expectLike(await ask('b', true), { is: 'wait' });
      const taken = await ask('b');
      expectLike(taken, { is: 'lease', suspect: true });
      expectBetween((taken as Lease).fence, slow.fence + 1);
      expectLike(await store.markSent(KEY, sending('slow', slow)), 'stale');
      await pass(2_100);
      expectLike(await ask('c'), { is: 'wait' });
    },
    'take-over',
  ),

  storeCase(
    'takes no lease over for credentials that were rejected before',
    async ({ store, pass }) => {
      const rejected = await lease(store, 'a');
      await store.fail(KEY, failing('a', rejected, { kind: 'credential' }));
      await lease(store, 'probe');

      await pass(2_100);

      expectLike(await store.begin(KEY, { owner: 'b', fingerprint: PRINT }), { is: 'wait' });
    },
    'take-over',
  ),

  storeCase('keeps the lease of a request when an earlier response of its owner comes late', async under => {
    const { store } = under;
    const first = await lease(store, 'a');
    await store.markSent(KEY, sending('a', first));
    await store.fail(KEY, failing('a', first));
    const second = await lease(store, 'a');
    await store.markSent(KEY, sending('a', second));

    const { is } = await store.commit(KEY, committing('a', first, token('late')));

    expectLike(is, 'committed');
    const seen = { epoch: first.epoch, version: 1 };
    const ask = () => store.begin(KEY, { owner: 'b', seen, fingerprint: PRINT });
    expectLike(await ask(), { is: 'wait' });
    expectLike(await store.commit(KEY, committing('a', second, token('second'))), { is: 'superseded' });
    expectLike(await ask(), { is: 'lease' });
  }),

  storeCase('forgets the sent mark of a request whose outcome is known', async ({ store }) => {
    const held = await lease(store, 'a');
    await store.markSent(KEY, sending('a', held));
    await store.fail(KEY, failing('a', held));

    expectLike(await lease(store, 'b'), { suspect: false, failures: 1 });
  }),

  storeCase('keeps a lease suspect when another grant was tried and failed', async ({ store, pass }) => {
    const dead = await lease(store, 'dead');
    await store.markSent(KEY, sending('dead', dead));
    await pass(TIMES.leaseMs + 20);
    const held = await lease(store, 'b');
    await store.markSent(KEY, sending('b', held));
    await store.fail(KEY, failing('b', held));

    expectLike(await lease(store, 'c'), { suspect: true });
  }),

  storeCase(
    'lets one version be replayed once for a lost response, and more often as a last resort',
    async ({ store }) => {
      const held = await lease(store, 'a');
      const mark = (replay?: 'lost response' | 'last resort') =>
        store.markSent(KEY, { ...sending('a', held), replay });

      expectLike(await mark(), 'ok');
      expectLike(await mark('lost response'), 'ok');
      expectLike(await mark('lost response'), 'stale');
      expectLike(await mark('last resort'), 'ok');
      expectLike(await mark('last resort'), 'ok');
    },
  ),
];
