import { describe, expect, test } from 'vitest';
import type { Lease, Store, StoredToken } from '../src/stores/store.js';

/** A store as the suite drives it: short times, so that a suite on real time ends soon. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Lets this much of the store's own time pass. */
  readonly pass: (ms: number) => Promise<void>;
  /** Throws everything away, as after a fail-over without replica; absent where that can't happen. */
  readonly lose?: (() => Promise<void>) | undefined;
  /** A second connection to the same records; absent where there is none. */
  readonly second?: Store | undefined;
  readonly close?: (() => Promise<void>) | undefined;
}

/** What a rule of the suite needs; `take-over`: the store knows nothing of the processes that hold its leases. */
type Need = 'lose' | 'second' | 'take-over';

const PRINT = 'f'.repeat(32);
const token = (accessToken: string, more: Partial<StoredToken> = {}): StoredToken => ({
  accessToken,
  tokenType: 'Bearer',
  lifetimeMs: 900_000,
  lifetimeFrom: 'response',
  ...more,
});

/**
 * What every store promises. `make` gives an empty store with the lease and hard time-out asked for; the suite uses
 * 600 ms and 300 ms.
 */
export function storeSuite(
  name: string,
  make: (times: { leaseMs: number; hardTimeoutMs: number }) => Promise<StoreUnderTest> | StoreUnderTest,
  /** What can't happen to this store: its memory is the process's own. */
  without: readonly Need[] = [],
): void {
  const times = { leaseMs: 600, hardTimeoutMs: 300 };

  /** Runs one test on a store of its own. */
  const check = (rule: string, body: (under: StoreUnderTest) => Promise<void>, needs?: Need) => {
    if (needs && without.includes(needs)) return;
    test(rule, async () => {
      const under = await make(needs === 'take-over' ? { leaseMs: 30_000, hardTimeoutMs: 15_000 } : times);
      try {
        if (needs && needs !== 'take-over') expect(under[needs]).toBeDefined();
        await body(under);
      } finally {
        await under.close?.();
      }
    });
  };

  const lease = async (
    store: Store,
    owner: string,
    seen?: { epoch: string; version: number },
    fingerprint = PRINT,
  ): Promise<Lease> => {
    const answer = await store.begin('k', { owner, seen, fingerprint });
    expect(answer).toMatchObject({ is: 'lease' });
    return answer as Lease;
  };
  const step = (owner: string, held: Lease) => ({
    owner,
    fence: held.fence,
    seen: { epoch: held.epoch, version: held.version },
    request: 'refresh' as const,
  });
  const store1 = async (store: Store, owner: string, value: StoredToken, seen?: Lease) => {
    const held = await lease(store, owner, seen);
    await store.markSent('k', step(owner, held));
    await store.commit('k', { ...step(owner, held), token: value, ageMs: 0, fingerprint: PRINT });
    return { epoch: held.epoch, version: held.version + 1, fence: held.fence };
  };
  const failure = (owner: string, held: Lease, more: object = {}) => ({
    owner,
    fence: held.fence,
    fingerprint: PRINT,
    kind: 'transient' as const,
    outcome: 'known' as const,
    pauseMs: 0,
    ...more,
  });

  describe(`${name} store`, () => {
    check('gives back what was committed, as a new version', async ({ store }) => {
      const value = token('t1', { refreshToken: 'r1', refreshLeftMs: 5_000, scope: 'a b' });

      await store1(store, 'a', value);

      expect(await store.read('k')).toMatchObject({ version: 1, token: value });
      expect(await store.read('other')).toBeUndefined();
    });

    check('counts the age of a token by its own clock', async ({ store, pass }) => {
      const held = await lease(store, 'a');
      await store.commit('k', { ...step('a', held), token: token('t'), ageMs: 1_000, fingerprint: PRINT });

      await pass(50);

      const age = (await store.read('k'))?.ageMs ?? 0;
      expect(age).toBeGreaterThanOrEqual(1_045);
      expect(age).toBeLessThan(3_000);
    });

    check('gives one lease at a time and says how long the other can last', async ({ store }) => {
      await lease(store, 'a');

      const answer = await store.begin('k', { owner: 'b', fingerprint: PRINT });

      expect(answer).toMatchObject({ is: 'wait' });
      expect((answer as { forMs: number }).forMs).toBeLessThanOrEqual(times.leaseMs);
    });

    check('gives one lease to many who ask at once', async ({ store, second }) => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          ((i % 2 && second) || store).begin('k', { owner: `o${i}`, fingerprint: PRINT }),
        ),
      );

      expect(answers.filter(answer => answer.is === 'lease')).toHaveLength(1);
    });

    check('tells a caller with an older version to adopt the stored one', async ({ store }) => {
      const first = await store1(store, 'a', token('t1'));

      const cold = await store.begin('k', { owner: 'b', fingerprint: PRINT });

      expect(cold).toMatchObject({ is: 'changed', snapshot: { version: 1, token: { accessToken: 't1' } } });
      expect(await store.begin('k', { owner: 'b', seen: first, fingerprint: PRINT })).toMatchObject({
        is: 'lease',
      });
    });

    check('gives the lease of a holder that died before it sent to the next', async ({ store, pass }) => {
      const dead = await lease(store, 'dead');
      await pass(times.leaseMs + 20);

      const next = await lease(store, 'b');

      expect(next.fence).toBeGreaterThan(dead.fence);
      expect(next.suspect).toBe(false);
    });

    check('refuses to let a stalled holder send after its lease went on', async ({ store, pass }) => {
      const stalled = await lease(store, 'stalled');
      await pass(times.leaseMs + 20);
      await lease(store, 'b');

      expect(await store.markSent('k', step('stalled', stalled))).toBe('refused');
      expect(await store.renew('k', { owner: 'stalled', fence: stalled.fence })).toBe('lost');
    });

    check(
      'calls a lease suspect when the one before was sent and never committed',
      async ({ store, pass }) => {
        const dead = await lease(store, 'dead');
        await store.markSent('k', step('dead', dead));
        await pass(Math.max(times.leaseMs, times.hardTimeoutMs) + 20);

        expect(await lease(store, 'b')).toMatchObject({ suspect: true, replays: 0 });
      },
    );

    check(
      'waits out the hard time-out of a request that may have spent what nothing replaces',
      async under => {
        const { store, pass } = under;
        const held = await lease(store, 'a');
        await store.markSent('k', step('a', held));
        await store.fail('k', failure('a', held, { outcome: 'unknown' }));
        const spending = { owner: 'b', fingerprint: PRINT, spends: true };

        expect(await store.begin('k', spending)).toMatchObject({ is: 'wait' });
        await pass(times.hardTimeoutMs + 20);
        expect(await store.begin('k', spending)).toMatchObject({ is: 'lease', suspect: true });
      },
    );

    check(
      'waits for no response that came, and none where another grant can replace it',
      async ({ store }) => {
        const held = await lease(store, 'a');
        await store.markSent('k', step('a', held));
        await store.fail('k', failure('a', held, { outcome: 'answered' }));

        const second = await store.begin('k', { owner: 'b', fingerprint: PRINT, spends: true });
        expect(second).toMatchObject({ is: 'lease', suspect: true });
        await store.markSent('k', step('b', second as Lease));
        await store.fail('k', failure('b', second as Lease, { outcome: 'unknown' }));
        expect(await lease(store, 'c')).toMatchObject({ suspect: true });
      },
    );

    check(
      'lets a lease be taken over once, where nothing can be spent and nothing is known of its holder',
      async ({ store, pass }) => {
        const slow = await lease(store, 'slow');
        await store.markSent('k', step('slow', slow));
        const ask = (owner: string, spends = false) =>
          store.begin('k', { owner, fingerprint: PRINT, spends });
        expect(await ask('b')).toMatchObject({ is: 'wait' });

        await pass(2_100);

        expect(await ask('b', true)).toMatchObject({ is: 'wait' });
        const taken = await ask('b');
        expect(taken).toMatchObject({ is: 'lease', suspect: true });
        expect((taken as Lease).fence).toBeGreaterThan(slow.fence);
        expect(await store.markSent('k', step('slow', slow))).toBe('refused');
        await pass(2_100);
        expect(await ask('c')).toMatchObject({ is: 'wait' });
      },
      'take-over',
    );

    check(
      'takes no lease over for credentials that were refused before',
      async ({ store, pass }) => {
        const refused = await lease(store, 'a');
        await store.fail('k', failure('a', refused, { kind: 'credential' }));
        await lease(store, 'probe');

        await pass(2_100);

        expect(await store.begin('k', { owner: 'b', fingerprint: PRINT })).toMatchObject({ is: 'wait' });
      },
      'take-over',
    );

    check(
      'frees a lease that is released, and forgets the failures of credentials that worked',
      async under => {
        const { store } = under;
        const refused = await lease(store, 'a');
        await store.fail('k', failure('a', refused, { kind: 'credential' }));
        const held = await lease(store, 'b');
        expect(held.probe).toBe(true);

        await store.release('k', { owner: 'b', fence: held.fence, accepted: PRINT });

        const next = await lease(store, 'c');
        expect(next).toMatchObject({ probe: false, failures: 0, suspect: false });
        await store.release('k', { owner: 'other', fence: next.fence });
        expect(await store.begin('k', { owner: 'd', fingerprint: PRINT })).toMatchObject({ is: 'wait' });
      },
    );

    check('says which credentials are blocked, until when, and what the server said', async ({ store }) => {
      const held = await lease(store, 'a');
      const reason = { status: 401, serverCode: 'invalid_client', serverMessage: 'Unknown client' };
      await store.fail('k', failure('a', held, { kind: 'credential', pauseMs: 60_000, reason }));

      const { blocks = [] } = (await store.read('k')) ?? {};
      expect(blocks).toMatchObject([{ fingerprint: PRINT, why: 'credential', reason }]);
      expect(blocks[0]?.forMs).toBeGreaterThan(50_000);
      const answer = await store.begin('k', { owner: 'b', fingerprint: PRINT });
      expect(answer).toMatchObject({ is: 'blocked', reason });
    });

    check('lets a request of the guard pass a pause, and no refused credentials', async ({ store }) => {
      const held = await lease(store, 'a');
      await store.fail('k', failure('a', held, { pauseMs: 60_000 }));
      const ask = (owner: string) => store.begin('k', { owner, fingerprint: PRINT, ignoresPauses: true });
      expect(await store.begin('k', { owner: 'b', fingerprint: PRINT })).toMatchObject({ is: 'blocked' });

      const passed = await ask('c');
      expect(passed).toMatchObject({ is: 'lease' });
      await store.fail('k', failure('c', passed as Lease, { kind: 'credential', pauseMs: 60_000 }));

      expect(await ask('d')).toMatchObject({ is: 'blocked', why: 'credential' });
    });

    check('allows one new login after a reset, until a login is sent', async ({ store }) => {
      const seen = await store1(store, 'a', token('t'));
      const begin = (owner: string) => store.begin('k', { owner, fingerprint: PRINT, seen });
      expect(await begin('b')).toMatchObject({ restart: false });

      await store.release('k', { owner: 'b', fence: seen.fence + 1 });
      await store.clear('k', { forget: 'failures' });

      const held = (await begin('c')) as Lease;
      expect(held.restart).toBe(true);
      await store.markSent('k', step('c', held));
      await store.release('k', { owner: 'c', fence: held.fence });
      const again = (await begin('d')) as Lease;
      expect(again.restart).toBe(true);
      await store.markSent('k', { ...step('d', again), request: 'acquire' });
      await store.release('k', { owner: 'd', fence: again.fence });
      expect(await begin('e')).toMatchObject({ restart: false });
    });

    check('forgets the sent mark of a request that was answered', async ({ store }) => {
      const held = await lease(store, 'a');
      await store.markSent('k', step('a', held));
      await store.fail('k', failure('a', held));

      expect(await lease(store, 'b')).toMatchObject({ suspect: false, failures: 1 });
    });

    check('keeps a lease suspect when another grant was tried and answered', async ({ store, pass }) => {
      const dead = await lease(store, 'dead');
      await store.markSent('k', step('dead', dead));
      await pass(times.leaseMs + 20);
      const held = await lease(store, 'b');
      await store.markSent('k', step('b', held));
      await store.fail('k', failure('b', held));

      expect(await lease(store, 'c')).toMatchObject({ suspect: true });
    });

    check(
      'lets one version be replayed once for a lost reply, and more often as a last resort',
      async under => {
        const { store } = under;
        const held = await lease(store, 'a');
        const mark = (replay?: 'lost reply' | 'last resort') =>
          store.markSent('k', { ...step('a', held), replay });

        expect(await mark()).toBe('ok');
        expect(await mark('lost reply')).toBe('ok');
        expect(await mark('lost reply')).toBe('refused');
        expect(await mark('last resort')).toBe('ok');
        expect(await mark('last resort')).toBe('ok');
      },
    );

    check('accepts a commit after the lease ran out, if nobody was faster', async ({ store, pass }) => {
      const late = await lease(store, 'late');
      await store.markSent('k', step('late', late));
      await pass(times.leaseMs + 20);
      await lease(store, 'b');

      const commit = { ...step('late', late), token: token('t'), ageMs: 0, fingerprint: PRINT };
      expect(await store.commit('k', commit)).toEqual({ is: 'committed', version: 1 });
      expect(await store.commit('k', commit)).toEqual({ is: 'committed', version: 1 });
    });

    check('refuses a commit of an older version and gives the stored one', async ({ store, pass }) => {
      const late = await lease(store, 'late');
      await pass(times.leaseMs + 20);
      await store1(store, 'b', token('new'));

      const answer = await store.commit('k', {
        ...step('late', late),
        token: token('old'),
        ageMs: 0,
        fingerprint: PRINT,
      });

      expect(answer).toMatchObject({ is: 'superseded', snapshot: { token: { accessToken: 'new' } } });
    });

    check('renews a lease for its holder', async ({ store, pass }) => {
      const held = await lease(store, 'a');
      await pass(times.leaseMs / 2);
      expect(await store.renew('k', { owner: 'a', fence: held.fence })).toBe('ok');
      await pass(times.leaseMs / 2 + 50);

      expect(await store.begin('k', { owner: 'b', fingerprint: PRINT })).toMatchObject({ is: 'wait' });
    });

    check('holds everybody back while a failure cools down', async ({ store, pass }) => {
      const held = await lease(store, 'a');
      await store.fail('k', failure('a', held, { kind: 'throttled', pauseMs: 250 }));

      const blocked = await store.begin('k', { owner: 'b', fingerprint: PRINT });
      expect(blocked).toMatchObject({ is: 'blocked', why: 'throttled' });
      expect((blocked as { forMs: number }).forMs).toBeLessThanOrEqual(250);
      await pass(270);
      expect(await lease(store, 'b')).toMatchObject({ failures: 1 });
    });

    check('stops attempts that nobody waits for after so many failures', async ({ store }) => {
      const held = await lease(store, 'a');
      await store.fail('k', failure('a', held));

      const patient = { owner: 'b', fingerprint: PRINT, maxFailures: 1 };
      expect(await store.begin('k', patient)).toMatchObject({ is: 'blocked' });
      expect(await lease(store, 'b')).toMatchObject({ is: 'lease' });
    });

    check('lets one probe follow a refusal and blocks for good after the second', async ({ store, pass }) => {
      const refusal = { kind: 'credential' as const, pauseMs: 200 };
      await store.fail('k', failure('a', await lease(store, 'a'), refusal));
      expect(await store.begin('k', { owner: 'b', fingerprint: PRINT })).toMatchObject({
        is: 'blocked',
        why: 'credential',
      });
      await pass(220);
      const probe = await lease(store, 'b');
      expect(probe.probe).toBe(true);
      await store.fail('k', failure('b', probe, refusal));
      await pass(220);

      expect(await store.begin('k', { owner: 'c', fingerprint: PRINT })).toEqual({
        is: 'blocked',
        forMs: null,
        why: 'credential',
      });
      expect(await lease(store, 'c', undefined, 'another secret')).toMatchObject({ probe: false });
    });

    check('forgets refusals when told to, and keeps the token', async ({ store }) => {
      const seen = await store1(store, 'a', token('t'));
      const held = await lease(store, 'a', { ...seen } as unknown as Lease);
      await store.fail('k', failure('a', held, { kind: 'credential', pauseMs: 60_000 }));

      expect(await store.clear('k', { forget: 'failures' })).toEqual({ is: 'cleared', version: 1 });

      await lease(store, 'b', seen);
      expect((await store.read('k'))?.token?.accessToken).toBe('t');
    });

    check('forgets a token as a new version, so that a late commit is refused', async ({ store }) => {
      const seen = await store1(store, 'a', token('t'));
      const held = await lease(store, 'b', { ...seen } as unknown as Lease);

      expect(await store.clear('k', { forget: 'token', seen })).toEqual({ is: 'cleared', version: 2 });

      const late = { ...step('b', held), token: token('late'), ageMs: 0, fingerprint: PRINT };
      expect(await store.commit('k', late)).toMatchObject({ is: 'superseded' });
      expect((await store.read('k'))?.token).toBeUndefined();
      expect(await store.clear('k', { forget: 'token', seen })).toMatchObject({ is: 'changed' });
    });

    check(
      'takes back a version that it lost, and none of another epoch',
      async ({ store, lose }) => {
        const seen = await store1(store, 'a', token('t1'));
        await lose?.();

        expect(await store.begin('k', { owner: 'b', seen, fingerprint: PRINT })).toEqual({ is: 'behind' });
        expect(await store.restore('k', { ...seen, token: token('t1'), ageMs: 5 })).toEqual({
          is: 'restored',
        });
        expect(await store.read('k')).toMatchObject({ version: 1, token: { accessToken: 't1' } });
        const held = await lease(store, 'b', seen as unknown as Lease);
        expect(held.fence).toBeGreaterThan(seen.fence);

        const foreign = { epoch: 'foreign', version: 9, fence: 9, token: token('x'), ageMs: 0 };
        expect(await store.restore('k', foreign)).toMatchObject({ is: 'changed', snapshot: { version: 1 } });
      },
      'lose',
    );

    check(
      'lets a second user of the same records see each step',
      async ({ store, second }) => {
        await store1(store, 'a', token('t'));

        const answer = await second?.begin('k', { owner: 'b', fingerprint: PRINT });

        expect(answer).toMatchObject({ is: 'changed', snapshot: { token: { accessToken: 't' } } });
      },
      'second',
    );

    check('hints at changes while somebody watches', async ({ store, pass }) => {
      let hints = 0;
      const stop = store.watch?.('k', () => hints++);
      await store1(store, 'a', token('t'));
      await pass(50);
      if (stop) expect(hints).toBeGreaterThan(0);

      stop?.();
      const before = hints;
      await store.clear('k', { forget: 'token' });
      await pass(50);

      expect(hints).toBe(before);
    });
  });
}
