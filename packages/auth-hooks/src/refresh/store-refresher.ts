import {
  type AccessToken,
  CooldownError,
  type FailureKind,
  isTokenClientError,
  type ResolvedCredentials,
} from '@token-clients/runtime';
import { hammerGuardMs, mayWaitThrough, pauseAfter } from '../lifecycle/failure-policy.js';
import { isCredentialFailure, isPast, mustRefresh } from '../lifecycle/lifecycle.js';
import type { TokenSourceOptions } from '../managed-token-source.js';
import { memoryStore } from '../stores/memory.js';
import type { BeginResult, Lease, Snapshot, Store } from '../stores/store.js';
import { type CooldownReason, startCooldown } from './cooldown.js';
import { Deliveries } from './deliveries.js';
import { failLease, giveBackLease } from './end-lease.js';
import { heldBack, TokenRequestFailure } from './failures.js';
import { guardedStore } from './guarded-store.js';
import { useLease } from './lease.js';
import { LeaseRequests } from './lease-requests.js';
import { type LeaseWork, leaseWork } from './lease-work.js';
import type { FailedAttempt } from './local-refresh.js';
import { Polling, pauseOfStore } from './polling.js';
import { revokeTokens } from './revoke.js';
import { StoreCursor } from './store-cursor.js';
import { STEP_MS, type TokenState } from './token-state.js';

/** Refreshes under the rules of a store. */
export interface StoreRefresher {
  /**
   * Obtains the next token, from the server or from whoever was faster.
   *
   * @param urgent callers wait for it
   * @param failed an attempt that was made before this refresher was loaded
   * @throws what callers get; the state is cooling down from then on
   */
  refresh(urgent: boolean, failed?: FailedAttempt): Promise<AccessToken>;
  /** Revokes refresh and access token where the provider can, then forgets them. Returns whether it revoked anything. */
  revoke(): Promise<boolean>;
  /** Allows new attempts. */
  reset(): Promise<void>;
  /** Resolves when the store has what was obtained, or cannot be reached for a few seconds. */
  close(): Promise<void>;
}

/** How a step ends the refresh; undefined: not yet, ask the store again. */
type Ending = { readonly token: AccessToken } | { readonly error: unknown } | undefined;

const DETOUR_MS = 250;
/** Without a caller it is not worth keeping a process busy with polling. */
const UNATTENDED_WAIT_MS = 1_000;
const SOON_MS = 1_000;
const MAX_DETOURS = 5;

/**
 * Makes the refresher of sources that share their token, that have refresh tokens, which must never be spent twice, or that
 * had a failure: the record of a store decides what may be sent, and how often. Without a store nothing is shared, and the
 * record is kept in memory.
 */
export function storeRefresher(
  state: TokenState,
  { store: given, whenStoreFails = 'auto' }: Pick<TokenSourceOptions, 'store' | 'whenStoreFails'>,
): StoreRefresher {
  const { clock, emit, grant, random } = state;
  const { cacheKey, descriptor } = grant;
  const raw = given ?? memoryStore({ clock });
  const main = guardedStore(raw, clock, name => emit({ type: 'store_unavailable', store: name }));
  const cursor = new StoreCursor(state);
  const deliveries = new Deliveries(state, main, raw);
  const requests = new LeaseRequests(state, cursor, deliveries);
  /** Used while the store can't be reached. */
  let spare: Store | undefined;
  /** Steps in a row for which the store could not be reached. */
  let storeFailures = 0;

  /** Adopts a newer token of the store. Returns whether there was one. */
  async function adoptNewer(): Promise<boolean> {
    const found = await main.read(cacheKey);
    const seen = cursor.seenIn(main);
    if (!found || found.version === 0) return false;
    if (seen?.epoch === found.epoch && seen.version >= found.version) return false;
    return cursor.adopt(found, main);
  }

  async function refresh(urgent: boolean, failed?: FailedAttempt): Promise<AccessToken> {
    const owner = requests.owner();
    let store = main;
    let earlier = failed;
    let credentials = failed?.credentials;
    let attempts = 0;
    const polling = new Polling(random, main.watch !== undefined);
    let detours = 0;
    let waitingSince: number | undefined;
    let steppedAt = 0;

    /** Asks the store and does as it says. */
    async function step(): Promise<Ending> {
      if (earlier && !credentials) throw earlier.error;
      state.expectWithin(STEP_MS);
      // Credentials may cost a call to a vault or a question to a person: a token that is stored needs none.
      const mayBeStored = given && store === main && !lockedError(state.lifecycle.cooldown?.fingerprint);
      if (!credentials && mayBeStored && (await adoptNewer())) return adopted();
      credentials ??= await state.credentials();
      const { fingerprint } = credentials;
      const locked = lockedError(fingerprint);
      if (locked) return { error: locked };
      const askedAt = clock.monotonic();
      const result = await requests.begin(store, owner, fingerprint);
      storeFailures = 0;
      polling.responded(clock.monotonic() - askedAt);
      switch (result.is) {
        case 'changed':
          return adopt(result.snapshot);
        case 'behind':
          return giveBack();
        case 'wait':
          return wait(result.forMs);
        case 'blocked':
          return blocked(result, fingerprint);
        case 'lease':
          return use(result, credentials);
      }
    }

    /** The store is not asked again about credentials that were rejected a moment ago. */
    function lockedError(fingerprint: string | undefined): unknown {
      const { cooldown } = state.lifecycle;
      if (!cooldown || !isCredentialFailure(cooldown.why) || cooldown.fingerprint !== fingerprint)
        return undefined;
      const { why, until, askAgain } = cooldown;
      const now = state.now();
      const end = store === main ? askAgain : until;
      if (end && isPast(end, now)) return undefined;
      return heldBack(descriptor, why, until && until.monotonic - now.monotonic, now.wall, state.lastError);
    }

    async function adopt(snapshot: Snapshot): Promise<Ending> {
      return (await cursor.adopt(snapshot, store)) ? adopted() : undefined;
    }

    function adopted(): Ending {
      const { token } = state;
      if (token) emit({ type: 'adopt', tokenId: token.id, expiresAt: token.expiresAt });
      return satisfied();
    }

    function satisfied(): Ending {
      const { token, lifecycle } = state;
      return token && !mustRefresh(lifecycle, state.now()) ? { token } : undefined;
    }

    /** The store lost the token of this source: it gets it back, unless another process was faster. */
    async function giveBack(): Promise<Ending> {
      const snapshot = cursor.snapshot(store);
      if (!snapshot) {
        cursor.forget();
        return undefined;
      }
      const result = await store.restore(cacheKey, snapshot);
      if (result.is === 'changed') return adopt(result.snapshot);
      emit({ type: 'repair', version: snapshot.version });
      return undefined;
    }

    /** Another process holds the lease. */
    async function wait(forMs: number): Promise<Ending> {
      waitingSince ??= clock.monotonic();
      const limitMs = urgent ? store.leaseMs + store.hardTimeoutMs + state.timeoutMs : UNATTENDED_WAIT_MS;
      if (clock.monotonic() - waitingSince >= limitMs) {
        const problem = `${descriptor.provider}: nothing was sent, because the token request of another process did not end`;
        const error = new CooldownError(problem, { kind: 'transient', retryAt: clock.now() + SOON_MS });
        return coolDown({ why: 'transient', error, forMs: SOON_MS });
      }
      // Polling can lose nothing; a hint only makes it sooner.
      const hint = store.watch && ((wake: () => void) => store.watch?.(cacheKey, wake) ?? wake);
      await state.pause(Math.max(1, Math.min(forMs, polling.nextPauseMs())), hint);
      return undefined;
    }

    /** An earlier failure, here or in another process, forbids an attempt for now. */
    async function blocked(
      { why, forMs, reason }: Extract<BeginResult, { is: 'blocked' }>,
      fingerprint: string,
    ): Promise<Ending> {
      if (forMs !== null && mayTryAgain(why, forMs)) return pause(forMs);
      const isKnown = !isCredentialFailure(why) && state.lifecycle.cooldown?.why === why;
      const error = isKnown ? state.lastError : heldBack(descriptor, why, forMs, clock.now(), reason);
      return coolDown({ why, error, forMs, askAgainMs: askAgainMs(forMs), fingerprint });
    }

    async function use(lease: Lease, credentials: ResolvedCredentials): Promise<Ending> {
      const { fence, suspect, probe } = lease;
      if (given && store === main) emit({ type: 'lease', fence, suspect, probe });
      const started = clock.monotonic() - (earlier?.durationMs ?? 0);
      const alone = store !== main && state.rotates;
      const work = leaseWork({ state, cursor, store, deliveries, owner, lease, credentials, alone });
      try {
        const before = earlier;
        earlier = undefined;
        if (before) throw before.error;
        const token = await useLease(work);
        if (token) return { token };
        // The record changed meanwhile. A store that never stops changing must not become a loop without pause.
        return satisfied() ?? (++detours > MAX_DETOURS ? wait(DETOUR_MS) : undefined);
      } catch (failure) {
        if (failure instanceof TokenRequestFailure && failure.waitMs === undefined)
          return fail(failure, work, clock.monotonic() - started);
        await giveBackLease(work, failure);
        if (!(failure instanceof TokenRequestFailure)) throw failure;
        return coolDown({ why: failure.kind, error: failure.error, forMs: failure.waitMs ?? 0 });
      }
    }

    async function fail(failure: TokenRequestFailure, work: LeaseWork, durationMs: number): Promise<Ending> {
      const { kind: why, error, request, retryAfterMs } = failure;
      const { failures, probe } = work.lease;
      const { fingerprint } = work.credentials;
      const pauseMs = pauseAfter(why, retryAfterMs, failures, random);
      await failLease(work, failure, pauseMs);
      const forMs = probe && isCredentialFailure(why) ? null : pauseMs;
      const attempt = { request, durationMs };
      const ending = coolDown({ why, error, forMs, askAgainMs: askAgainMs(pauseMs), fingerprint, attempt });
      if (!mayTryAgain(why, pauseMs)) return ending;
      // Subject tokens and the like are made for each request.
      credentials = undefined;
      return pause(pauseMs);
    }

    /** Another process may change what a shared store forbids. */
    function askAgainMs(pauseMs: number | null): number {
      const guardMs = hammerGuardMs(random);
      return pauseMs && !given ? pauseMs : Math.min(pauseMs || Infinity, guardMs);
    }

    function coolDown(reason: Omit<CooldownReason, 'urgent'>): Ending {
      startCooldown(state, { ...reason, urgent });
      return { error: reason.error };
    }

    function mayTryAgain(why: FailureKind, pauseMs: number): boolean {
      return urgent && mayWaitThrough(why, pauseMs, ++attempts);
    }

    async function pause(ms: number): Promise<Ending> {
      await state.pause(ms);
      return undefined;
    }

    /** Whether callers need a token that may be requested without the store's lease. */
    function mayGoAlone(): boolean {
      if (whenStoreFails === 'fail' || !mustRefresh(state.lifecycle, state.now())) return false;
      return !state.rotates || (whenStoreFails === 'acquire' && state.mayReacquire);
    }

    /** The store can't be reached, or the credentials can't be resolved. */
    function broken(error: unknown): Ending {
      const code = isTokenClientError(error) && error.code;
      if (code === 'closed') return { error };
      const isDown = code === 'store_unavailable';
      if (isDown && store === main && mayGoAlone()) {
        // Nothing can be lost: go on without the others.
        store = spare ??= memoryStore({ clock, leaseMs: main.leaseMs, hardTimeoutMs: main.hardTimeoutMs });
        return undefined;
      }
      const attempt = { request: 'none', durationMs: 0 } as const;
      const forMs = isDown ? pauseOfStore(clock.monotonic() - steppedAt, storeFailures++, random) : SOON_MS;
      return coolDown({ why: isDown ? 'store' : 'request', error, forMs, attempt });
    }

    const before = state.token;
    for (;;) {
      // A late response of an earlier request may have come while this one waited.
      const late = state.token === before ? undefined : satisfied();
      steppedAt = clock.monotonic();
      const ending = late ?? (await step().catch(broken));
      if (!ending) continue;
      if (waitingSince !== undefined) emit({ type: 'wait', durationMs: clock.monotonic() - waitingSince });
      if ('token' in ending) return ending.token;
      throw ending.error;
    }
  }

  async function revoke(): Promise<boolean> {
    if (given) await adoptNewer();
    return revokeTokens(state, cursor, main);
  }

  return {
    refresh,
    revoke,
    close: () => deliveries.close(),
    async reset() {
      spare = undefined;
      await main.clear(cacheKey, { forget: 'failures' });
    },
  };
}
