import {
  type AccessToken,
  type FailureKind,
  isTokenClientError,
  type ResolvedCredentials,
} from '@token-clients/runtime';
import {
  hammerGuardMs,
  MAX_EARLY_ATTEMPTS,
  mayWaitThrough,
  pauseAfter,
} from '../lifecycle/failure-policy.js';
import { mayReacquire, rotates } from '../lifecycle/grant-facts.js';
import { isCredentialFailure, isPast, mustRefresh } from '../lifecycle/lifecycle.js';
import type { BeginResult, Lease, Snapshot, Store } from '../stores/store.js';
import { startCooldown } from './cooldown.js';
import { useLease } from './lease-work.js';
import type { StoreCursor } from './store-cursor.js';
import { randomId } from './token-id.js';
import { heldBack, reasonOf, TokenRequestFailure } from './token-request-failure.js';
import { STEP_MS, type TokenState } from './token-state.js';

export interface StoreRefreshOptions {
  readonly cursor: StoreCursor;
  readonly store: Store;
  /** Stands in while the store can't be reached. */
  readonly localStore: () => Store;
  /** Callers wait for it. */
  readonly urgent: boolean;
}

/** How it ends; undefined: not yet, ask the store again. */
type Ending = { readonly token: AccessToken } | { readonly error: unknown } | undefined;

const FIRST_POLL_MS = 25;
const LAST_POLL_MS = 250;
/** Without a caller it is not worth keeping a process busy with polling. */
const UNATTENDED_WAIT_MS = 1_000;
const SOON_MS = 1_000;
const MAX_DETOURS = 5;

/**
 * Brings the next token, from the server or from whoever was faster: asks the store, waits while another one is at it,
 * and exchanges under a lease. Rejects with what callers get; the state rests from then on.
 */
export class StoreRefresh {
  readonly #options: StoreRefreshOptions;
  readonly #cursor: StoreCursor;
  readonly #state: TokenState;
  readonly #owner = randomId();
  #store: Store;
  #credentials: ResolvedCredentials | undefined;
  #attempts = 0;
  #polls = 0;
  #detours = 0;
  #waitingSince: number | undefined;

  constructor(options: StoreRefreshOptions) {
    this.#options = options;
    this.#cursor = options.cursor;
    this.#state = options.cursor.state;
    this.#store = options.store;
  }

  async run(): Promise<AccessToken> {
    for (;;) {
      const ending = await this.#step().catch(error => this.#broken(error));
      if (!ending) continue;
      this.#tellWait();
      if ('token' in ending) return ending.token;
      throw ending.error;
    }
  }

  /** Asks the store and does as it says. */
  async #step(): Promise<Ending> {
    const { grant } = this.#state;
    this.#credentials ??= await this.#state.credentials();
    this.#state.expectWithin(STEP_MS);
    const { fingerprint } = this.#credentials;
    const guarded = this.#guard(fingerprint);
    if (guarded) return guarded;
    const answer = await this.#store.begin(grant.cacheKey, {
      owner: this.#owner,
      seen: this.#cursor.seenIn(this.#store),
      fingerprint,
      spends: this.#spends(),
      maxFailures: mustRefresh(this.#state.lifecycle, this.#state.now()) ? undefined : MAX_EARLY_ATTEMPTS,
    });
    switch (answer.is) {
      case 'changed':
        return this.#adopt(answer.snapshot);
      case 'behind':
        return this.#giveBack();
      case 'wait':
        return this.#wait(answer.forMs);
      case 'blocked':
        return this.#heldBack(answer, fingerprint);
      case 'lease':
        return this.#use(answer, this.#credentials);
    }
  }

  /** The refresh token at hand works once, and only a person could replace it. */
  #spends(): boolean {
    const { descriptor } = this.#state.grant;
    return rotates(descriptor) && !mayReacquire(descriptor) && this.#cursor.refreshToken() !== undefined;
  }

  /** The store is not asked again about credentials that were refused a moment ago. */
  #guard(fingerprint: string): Ending {
    const { cooldown } = this.#state.lifecycle;
    if (!cooldown || !isCredentialFailure(cooldown.why) || cooldown.fingerprint !== fingerprint)
      return undefined;
    const now = this.#state.now();
    const store = this.#store === this.#options.store;
    if (store ? isPast(cooldown.askAgain, now) : cooldown.until && isPast(cooldown.until, now))
      return undefined;
    const leftMs = cooldown.until && cooldown.until.monotonic - now.monotonic;
    const { grant, lastError } = this.#state;
    return { error: heldBack(grant.descriptor, cooldown.why, leftMs, now.wall, lastError) };
  }

  async #adopt(snapshot: Snapshot): Promise<Ending> {
    await this.#cursor.adopt(snapshot, this.#store);
    const { token } = this.#state;
    if (token) this.#state.emit({ type: 'adopt', tokenId: token.id, expiresAt: token.expiresAt });
    return this.#satisfied();
  }

  #satisfied(): Ending {
    const { token, lifecycle } = this.#state;
    return token && !mustRefresh(lifecycle, this.#state.now()) ? { token } : undefined;
  }

  /** The store lost what is held here: it gets it back, unless somebody else was faster. */
  async #giveBack(): Promise<Ending> {
    const snapshot = this.#cursor.snapshot(this.#store);
    if (!snapshot) return undefined;
    const answer = await this.#store.restore(this.#state.grant.cacheKey, snapshot);
    return answer.is === 'changed' ? this.#adopt(answer.snapshot) : undefined;
  }

  async #wait(forMs: number): Promise<Ending> {
    const { clock, random, grant, timeoutMs } = this.#state;
    const { urgent } = this.#options;
    const store = this.#store;
    this.#waitingSince ??= clock.monotonic();
    const limitMs = urgent ? store.leaseMs + store.hardTimeoutMs + timeoutMs : UNATTENDED_WAIT_MS;
    if (clock.monotonic() - this.#waitingSince >= limitMs) {
      const error = heldBack(grant.descriptor, 'transient', SOON_MS, clock.now());
      startCooldown(this.#state, { why: 'transient', error, forMs: SOON_MS, urgent });
      return { error };
    }
    // Polling can lose nothing; a hint only makes it sooner.
    const pollMs = Math.min(LAST_POLL_MS, FIRST_POLL_MS * 2 ** this.#polls++) * (0.5 + random() / 2);
    const hint = store.watch && ((wake: () => void) => store.watch?.(grant.cacheKey, wake) ?? wake);
    await this.#state.pause(Math.max(1, Math.min(forMs, pollMs)), hint);
    return undefined;
  }

  #tellWait(): void {
    if (this.#waitingSince === undefined) return;
    const durationMs = this.#state.clock.monotonic() - this.#waitingSince;
    this.#state.emit({ type: 'wait', durationMs });
  }

  /** An earlier failure, here or elsewhere, forbids an attempt for now. A short pause is waited through. */
  async #heldBack(
    { why, forMs, reason }: Extract<BeginResult, { is: 'blocked' }>,
    fingerprint: string,
  ): Promise<Ending> {
    if (forMs !== null && this.#mayTryAgain(why, forMs)) return this.#pause(forMs);
    const state = this.#state;
    const known = !isCredentialFailure(why) && state.lifecycle.cooldown?.why === why;
    const error = known
      ? state.lastError
      : heldBack(state.grant.descriptor, why, forMs, state.clock.now(), reason);
    const askAgainMs = Math.min(forMs || Infinity, hammerGuardMs(state.random));
    startCooldown(state, { why, error, forMs, askAgainMs, urgent: this.#options.urgent, fingerprint });
    return { error };
  }

  async #use(lease: Lease, credentials: ResolvedCredentials): Promise<Ending> {
    const state = this.#state;
    const work = { cursor: this.#cursor, store: this.#store, owner: this.#owner, lease, credentials };
    const started = state.clock.monotonic();
    try {
      const token = await useLease(work);
      if (token) return { token };
      // The record moved on. A store that never stops moving must not become a loop without pause.
      return this.#satisfied() ?? (++this.#detours > MAX_DETOURS ? this.#wait(LAST_POLL_MS) : undefined);
    } catch (failure) {
      if (!(failure instanceof TokenRequestFailure)) {
        await this.#release(lease);
        throw failure;
      }
      if (failure.waitMs !== undefined) {
        await this.#release(lease);
        const { kind: why, error, waitMs: forMs } = failure;
        startCooldown(state, { why, error, forMs, urgent: this.#options.urgent });
        return { error };
      }
      return this.#failed(failure, lease, credentials.fingerprint, state.clock.monotonic() - started);
    }
  }

  /** Where that fails, the lease runs out by itself. */
  async #release({ fence }: Lease): Promise<void> {
    const { cacheKey, descriptor } = this.#state.grant;
    const outcome = rotates(descriptor) ? ('unknown' as const) : undefined;
    await this.#store.release(cacheKey, { owner: this.#owner, fence, outcome }).catch(() => {});
  }

  async #failed(
    failure: TokenRequestFailure,
    { fence, failures, probe }: Lease,
    fingerprint: string,
    durationMs: number,
  ): Promise<Ending> {
    const state = this.#state;
    const { urgent } = this.#options;
    const { kind: why, outcome, error, exchange } = failure;
    const pauseMs = pauseAfter(why, failure.retryAfterMs, failures, state.random);
    const reason = reasonOf(error);
    const step = { owner: this.#owner, fence, fingerprint, kind: why, outcome, pauseMs, reason };
    // Where that fails, the lease runs out by itself, and the guard here holds.
    await this.#store.fail(state.grant.cacheKey, step).catch(() => {});
    const forMs = probe && isCredentialFailure(why) ? null : pauseMs;
    const askAgainMs = Math.min(pauseMs, hammerGuardMs(state.random));
    startCooldown(state, {
      why,
      error,
      forMs,
      askAgainMs,
      urgent,
      fingerprint,
      attempt: { exchange, durationMs },
    });
    if (!this.#mayTryAgain(why, pauseMs)) return { error };
    // Subject tokens and the like are made anew for each exchange.
    this.#credentials = undefined;
    return this.#pause(pauseMs);
  }

  #mayTryAgain(why: FailureKind, pauseMs: number): boolean {
    return this.#options.urgent && mayWaitThrough(why, pauseMs, ++this.#attempts);
  }

  async #pause(ms: number): Promise<Ending> {
    await this.#state.pause(ms);
    return undefined;
  }

  /** The store can't be reached, or the credentials can't be read. */
  #broken(error: unknown): Ending {
    const { descriptor } = this.#state.grant;
    const code = isTokenClientError(error) && error.code;
    if (code === 'closed') return { error };
    const down = code === 'store_unavailable';
    if (down && this.#store === this.#options.store && !rotates(descriptor)) {
      // Nothing can be lost: go on alone.
      this.#store = this.#options.localStore();
      return undefined;
    }
    const attempt = { exchange: 'none', durationMs: 0 } as const;
    const why = down ? 'store' : 'request';
    startCooldown(this.#state, { why, error, forMs: SOON_MS, urgent: this.#options.urgent, attempt });
    return { error };
  }
}
