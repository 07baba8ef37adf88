import {
  type AccessToken,
  ClosedError,
  ConfigurationError,
  type GetTokenOptions,
  systemClock,
  TimeoutError,
  type TokenGrant,
} from '@token-clients/runtime';
import { publisher, type TokenEventListener } from './events.js';
import {
  closed,
  decide,
  isPausedBy,
  mayReuse,
  rejected,
  reset,
  settled,
  started,
} from './lifecycle/lifecycle.js';
import type { ManagedTokenSource, TokenSourceOptions } from './managed-token-source.js';
import type { Warmth } from './refresh/keep-warm.js';
import { localRefresh } from './refresh/local-refresh.js';
import type { StoreRefresher } from './refresh/store-refresher.js';
import { loadFailures, STEP_MS, TokenState } from './refresh/token-state.js';
import { HARD_TIMEOUT_MS } from './stores/store.js';
import { waitFor } from './timing.js';
import { statusOf } from './watch/status.js';

/** When a source is abandoned, a request whose refresh token another grant can replace still gets so long. */
const LAST_MOMENT_MS = 1_500;

/** A caller whose token is still valid waits so long for the next one, whatever holds that up. */
const LONGEST_WAIT_MS = 1_000;

/** A refresh without a waiting caller is given up when a step is overdue by so much. */
const UNATTENDED_MS = 120_000;

/**
 * Makes a source that always has a usable token, for any number of callers.
 *
 * Promises: one token request at a time; no caller waits while a usable token is outside its mandatory window; a caller's
 * abort ends that caller's wait and nothing else; a refresh token is stored before it is used; a rejected credential is
 * tried at most twice; no promise stays rejected and unhandled.
 *
 * @throws {ConfigurationError} `configuration` when the time limit is not below the store's hard time-out
 *
 * @example
 * const source = tokenSource(grant);
 * const { value } = await source.get();
 */
export function tokenSource(grant: TokenGrant, options: TokenSourceOptions = {}): ManagedTokenSource {
  const {
    clock = systemClock,
    random = Math.random,
    timeoutMs = 10_000,
    credentialsTimeoutMs = 30_000,
    windows,
  } = options;
  const listeners = new Set<TokenEventListener>(options.onEvent && [options.onEvent]);
  const emit = publisher(grant.descriptor.provider, clock.now, listeners);
  const hardTimeoutMs = options.store?.hardTimeoutMs ?? HARD_TIMEOUT_MS;
  if (!(timeoutMs > 0 && timeoutMs < hardTimeoutMs)) {
    throw new ConfigurationError(
      `timeoutMs must be more than 0 and less than the store's hard time-out of ${hardTimeoutMs} ms.`,
      { option: 'timeoutMs' },
    );
  }
  const settings = { clock, random, timeoutMs, credentialsTimeoutMs, windows };
  const state = new TokenState(grant, settings, emit, changed);
  let refresher: StoreRefresher | undefined;
  let warm: Warmth | undefined;
  let flight: Flight | undefined;

  // A call with a fresh token must cost next to nothing: it reads two clocks and compares two numbers.
  let served: Promise<AccessToken> | undefined;
  let freshUntil = -Infinity;
  let freshUntilMonotonic = -Infinity;
  // Reading the second clock is most of the cost, and it moves little within a millisecond.
  let checkedAt = Number.NaN;

  function changed(): void {
    const { lifecycle, token } = state;
    const fresh = !lifecycle.closed && !lifecycle.rejected && lifecycle.token && token;
    served = fresh ? Promise.resolve(token) : undefined;
    freshUntil = fresh ? lifecycle.token.advisory.wall : -Infinity;
    freshUntilMonotonic = fresh ? lifecycle.token.advisory.monotonic : -Infinity;
    checkedAt = Number.NaN;
    warm?.plan();
  }

  /** Whether the current token may be served and need not be renewed yet. */
  function isFresh(): boolean {
    if (!served) return false;
    const now = clock.now();
    if (now === checkedAt) return true;
    if (now >= freshUntil || clock.monotonic() >= freshUntilMonotonic) return false;
    checkedAt = now;
    return true;
  }

  function get(request?: GetTokenOptions): Promise<AccessToken> {
    return request === undefined && served && isFresh() ? served : obtain(request ?? {});
  }

  function peek(): AccessToken | undefined {
    if (isFresh()) return state.token;
    return !state.lifecycle.closed && mayReuse(state.lifecycle, state.now()) ? state.token : undefined;
  }

  async function obtain({ signal, minValidityMs = 0, newerThan }: GetTokenOptions): Promise<AccessToken> {
    signal?.throwIfAborted();
    if (newerThan !== undefined) state.become(rejected(state.lifecycle, newerThan, state.now()));
    if (flight && state.overdueByMs() > UNATTENDED_MS) drop(flight);
    const isUsable = () => mayReuse(state.lifecycle, state.now(), minValidityMs);
    for (let tries = 0; ; tries++) {
      const { token, lastError, lifecycle } = state;
      const decision = decide(lifecycle, state.now(), minValidityMs);
      if (decision === 'closed') throw sourceClosed();
      if (decision === 'fail') throw lastError;
      if (decision === 'serve and refresh') refreshInBackground();
      if (decision !== 'wait' && token) return token;
      if (token && mayReuse(lifecycle, state.now()) && lifetimeMs(token) < minValidityMs)
        await rejectLifetime(token, minValidityMs);
      const joined = flight ?? fly(true);
      try {
        const next = await landing(joined, signal, isUsable() ? LONGEST_WAIT_MS : undefined);
        if (!next) {
          if (state.token && isUsable()) return state.token;
          continue;
        }
        if (minValidityMs === 0) return next;
        if (lifetimeMs(next) < minValidityMs) await rejectLifetime(next, minValidityMs);
        if (tries > 1 || isUsable()) return next;
      } catch (error) {
        signal?.throwIfAborted();
        // If the promise has ended and the refresh has not, the host ended it.
        if (flight === joined) drop(joined);
        // The old token is better than none.
        if (state.token && isUsable()) return state.token;
        // A refresh that began without a caller gave up sooner than this caller has to.
        if (tries > 1 || (joined.urgent && !joined.dropped)) throw error;
      }
    }
  }

  /** Starts the one refresh. Its failure is an event; callers that wait get it as well. */
  function fly(urgent: boolean): Flight {
    state.become(started(state.lifecycle));
    state.expectWithin(STEP_MS);
    const token = refresh(urgent).finally(() => {
      if (flight === flown) end();
    });
    const handled = token.catch(() => {});
    const flown: Flight = { token, urgent, dropped: false };
    flight = flown;
    options.waitUntil?.(handled);
    return flown;
  }

  function end(): void {
    flight = undefined;
    state.become(settled(state.lifecycle));
  }

  /**
   * Waits for a refresh, and gives it up once it shows no sign of life: on some hosts all work of a request ends with that
   * request, and a `fetch`, grant or store of the user's may never settle.
   *
   * @returns undefined when it takes longer than `limitMs`
   */
  async function landing(
    joined: Flight,
    signal?: AbortSignal,
    limitMs = Infinity,
  ): Promise<AccessToken | undefined> {
    const until = clock.monotonic() + limitMs;
    const leftMs = () => Math.min(until - clock.monotonic(), state.patienceMs());
    const token = await waitFor(joined.token, clock, leftMs, signal);
    if (token || clock.monotonic() >= until) return token;
    if (flight === joined) drop(joined);
    const { name } = grant.descriptor.acquire.operation;
    throw new TimeoutError(`${name}: no response in time; try again later.`, { operation: name, timeoutMs });
  }

  function drop(stalled: Flight): void {
    stalled.dropped = true;
    end();
    emit({ type: 'stalled' });
  }

  async function refresh(urgent: boolean): Promise<AccessToken> {
    if (options.keepWarm) warm ??= await loadKeepWarm();
    if (refresher || options.store || grant.refresh) return (await loadRefresher()).refresh(urgent);
    const result = await localRefresh(state);
    return 'error' in result ? (await loadRefresher()).refresh(urgent, result) : result;
  }

  /** Most programs without a store never need it. */
  async function loadRefresher(): Promise<StoreRefresher> {
    const { storeRefresher } = await import('./refresh/store-refresher.js');
    refresher ??= storeRefresher(state, options);
    return refresher;
  }

  async function loadKeepWarm(): Promise<Warmth> {
    return (await import('./refresh/keep-warm.js')).keepWarm(state, refreshInBackground);
  }

  function refreshInBackground(): void {
    if (!flight && !state.lifecycle.closed) fly(false);
  }

  /** Throws: a caller wants a token to be valid for longer than tokens live. */
  async function rejectLifetime(token: AccessToken, minValidityMs: number): Promise<never> {
    const { tooShort } = await loadFailures();
    throw tooShort(grant.descriptor, lifetimeMs(token), minValidityMs);
  }

  function invalidate(tokenId: string, reason = ''): void {
    const before = state.lifecycle;
    const now = state.now();
    state.become(rejected(before, tokenId, now));
    const { lifecycle } = state;
    const effect =
      before === lifecycle ? 'ignored' : isPausedBy(lifecycle.rejections, now) ? 'disbelieved' : 'dropped';
    emit({ type: 'invalidate', tokenId, reason: reason.slice(0, 100), effect });
  }

  async function revoke(): Promise<boolean> {
    await settledFlight();
    return (await loadRefresher()).revoke();
  }

  async function settledFlight(): Promise<void> {
    if (flight) await landing(flight).catch(() => {});
  }

  async function close({ abandon = false } = {}): Promise<void> {
    state.become(closed(state.lifecycle));
    const reason = sourceClosed();
    state.closing.abort(reason);
    let cancel = () => {};
    if (abandon) {
      state.abandoning.abort(reason);
      cancel = clock.after(LAST_MOMENT_MS, () => state.givingUp.abort(reason));
    }
    await settledFlight();
    cancel();
    await refresher?.close();
    warm?.stop();
  }

  return {
    expired: grant.descriptor.expired,
    peek,
    get,
    invalidate,
    status: () => statusOf(state),
    revoke,
    async reset() {
      state.become(reset(state.lifecycle));
      await (await loadRefresher()).reset();
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

/** One refresh, which any number of callers wait for. */
interface Flight {
  readonly token: Promise<AccessToken>;
  /** Callers waited for it from the start. */
  readonly urgent: boolean;
  /** It showed no sign of life and was given up. */
  dropped: boolean;
}

function lifetimeMs({ expiresAt, issuedAt }: AccessToken): number {
  return (expiresAt ?? Infinity) - issuedAt;
}

function sourceClosed(): ClosedError {
  return new ClosedError('The token source was closed.');
}
