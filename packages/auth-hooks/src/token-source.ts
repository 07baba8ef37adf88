import {
  type AccessToken,
  type Clock,
  ClosedError,
  ConfigurationError,
  type ExpiredRule,
  type GetTokenOptions,
  systemClock,
  type TokenGrant,
  type TokenSource,
} from '@token-clients/runtime';
import { waitFor } from './deadline.js';
import { publisher, type TokenEventListener } from './events.js';
import type { Exchanger } from './exchanger.js';
import { Holding } from './holding.js';
import type { Warmth } from './keep-warm.js';
import {
  closed,
  courseFor,
  isDisbelieved,
  mayReuse,
  rejected,
  reset,
  settled,
  started,
} from './lifecycle.js';
import { loneExchanger } from './lone-exchanger.js';
import { statusOf, type TokenStatus } from './status.js';
import { HARD_TIMEOUT_MS, type Store } from './stores/store.js';
import type { Windows } from './windows.js';

export interface TokenSourceOptions {
  /** Where the token is kept and shared. This source's own memory if left out. */
  readonly store?: Store | undefined;
  /** Renews by a timer, once a first token was asked for. The timer does not keep the process alive. */
  readonly keepWarm?: boolean | undefined;
  /** Time limit for one token request. 10 000 if left out; must be below the store's hard time-out. */
  readonly timeoutMs?: number | undefined;
  /** When before its end a token is renewed, if not as suits its lifetime. */
  readonly windows?: Partial<Windows> | undefined;
  readonly clock?: Clock | undefined;
  /** For jitter: a number from 0 up to 1. */
  readonly random?: (() => number) | undefined;
  /** The same as `on`, from the start. */
  readonly onEvent?: TokenEventListener | undefined;
}

/** A token source with the handles that an application, rather than its request code, needs. */
export interface ManagedTokenSource extends TokenSource, AsyncDisposable {
  readonly expired: readonly ExpiredRule[];
  /** How it is doing, for people and health checks. */
  status(): TokenStatus;
  /**
   * Gives the token back: revokes refresh and access token where the provider can, then forgets them.
   *
   * @returns whether the provider revoked them
   * @throws what the revocation failed with; the token is then kept
   */
  revoke(): Promise<boolean>;
  /** Allows new attempts after a lock-out, a required re-authentication or any other failure. */
  reset(): Promise<void>;
  /** Calls back for each event until the returned function is called. */
  on(listener: TokenEventListener): () => void;
  /** Ends it. Resolves when a request that was under way has been stored. */
  close(): Promise<void>;
}

/**
 * Always a usable token, for any number of callers.
 *
 * Promises: one exchange at a time; nobody waits while a usable token is outside its mandatory window; a caller's
 * abort ends that caller's wait and nothing else; a refresh token is stored before it is used; a refused credential is
 * tried at most twice; no rejection stays unhandled.
 *
 * @throws ConfigurationError `configuration` when the time limit doesn't fit the store
 *
 * @example
 * const source = tokenSource(grant);
 * const { value } = await source.get();
 */
export function tokenSource(grant: TokenGrant, options: TokenSourceOptions = {}): ManagedTokenSource {
  const { clock = systemClock, random = Math.random, timeoutMs = 10_000, windows } = options;
  const listeners = new Set<TokenEventListener>(options.onEvent && [options.onEvent]);
  const emit = publisher(grant.descriptor.provider, clock.now, listeners);
  const hardTimeoutMs = options.store?.hardTimeoutMs ?? HARD_TIMEOUT_MS;
  if (!(timeoutMs > 0 && timeoutMs < hardTimeoutMs)) {
    throw new ConfigurationError(
      `timeoutMs must be more than 0 and less than the store's hard time-out of ${hardTimeoutMs} ms.`,
    );
  }
  const closing = new AbortController();
  const { signal } = closing;
  const holding = new Holding({ grant, clock, random, windows, timeoutMs, closing: signal, emit, changed });
  let warm: Warmth | undefined;
  let exchanger: Exchanger | undefined = options.store || grant.refresh ? undefined : loneExchanger(holding);
  let flight: { readonly token: Promise<AccessToken>; readonly urgent: boolean } | undefined;

  // A call with a fresh token must cost next to nothing: two clocks are read, two numbers compared.
  let served: Promise<AccessToken> | undefined;
  let freshUntil = -Infinity;
  let freshUntilMonotonic = -Infinity;

  function changed(): void {
    const { life, token } = holding;
    const fresh = !life.closed && !life.rejected && life.token && token;
    served = fresh ? Promise.resolve(token) : undefined;
    freshUntil = fresh ? life.token.advisory.wall : -Infinity;
    freshUntilMonotonic = fresh ? life.token.advisory.monotonic : -Infinity;
    warm?.plan();
  }

  function get(request?: GetTokenOptions): Promise<AccessToken> {
    if (
      request === undefined &&
      served &&
      clock.now() < freshUntil &&
      clock.monotonic() < freshUntilMonotonic
    )
      return served;
    return obtain(request ?? {});
  }

  async function obtain({ signal, minValidityMs = 0, newerThan }: GetTokenOptions): Promise<AccessToken> {
    signal?.throwIfAborted();
    if (newerThan !== undefined) holding.become(rejected(holding.life, newerThan, holding.now()));
    for (let tries = 0; ; tries++) {
      const { token, lastError, life } = holding;
      const course = courseFor(life, holding.now(), minValidityMs);
      if (course === 'closed') throw new ClosedError('The token source was closed.');
      if (course === 'refuse') throw lastError;
      if (course === 'serve and refresh') refreshBehind();
      if (course !== 'wait' && token) return token;
      if (token && mayReuse(life, holding.now())) requireLife(token, minValidityMs);
      const joined = flight ?? fly(true);
      try {
        const brought = await waitFor(joined.token, signal);
        if (minValidityMs === 0) return brought;
        requireLife(brought, minValidityMs);
        if (tries > 1 || mayReuse(holding.life, holding.now(), minValidityMs)) return brought;
      } catch (error) {
        signal?.throwIfAborted();
        // The old token is better than none.
        if (holding.token && mayReuse(holding.life, holding.now(), minValidityMs)) return holding.token;
        // Nobody waited when that one began: it gave up sooner than this caller has to.
        if (joined.urgent || tries > 1) throw error;
      }
    }
  }

  /** Starts the one exchange. Its failure is an event; whoever waits gets it as well. */
  function fly(urgent: boolean) {
    holding.become(started(holding.life));
    const token = startExchange(urgent).finally(() => {
      flight = undefined;
      holding.become(settled(holding.life));
    });
    token.catch(() => {});
    flight = { token, urgent };
    return flight;
  }

  async function startExchange(urgent: boolean): Promise<AccessToken> {
    if (options.keepWarm) warm ??= (await import('./keep-warm.js')).keepWarm(holding, refreshBehind);
    return (exchanger ?? (await loadExchanger())).exchange(urgent);
  }

  /** Stores and refresh tokens need more code than most programs: it comes by an import of its own. */
  async function loadExchanger(): Promise<Exchanger> {
    const { sharedExchanger } = await import('./shared-exchanger.js');
    exchanger ??= sharedExchanger(holding, options.store);
    return exchanger;
  }

  function refreshBehind(): void {
    if (!flight && !holding.life.closed) fly(false);
  }

  function requireLife(token: AccessToken, minValidityMs: number): void {
    const lifetimeMs = token.expiresAt === null ? Infinity : token.expiresAt - token.issuedAt;
    if (lifetimeMs >= minValidityMs) return;
    const { provider } = grant.descriptor;
    throw new ConfigurationError(
      `minValidityMs is ${minValidityMs}, but ${provider} gives tokens that live ${lifetimeMs} ms; ask for less.`,
    );
  }

  function invalidate(tokenId: string, reason = ''): void {
    const before = holding.life;
    const now = holding.now();
    holding.become(rejected(before, tokenId, now));
    const { life } = holding;
    const effect = before === life ? 'ignored' : isDisbelieved(life, now) ? 'disbelieved' : 'dropped';
    emit({ type: 'invalidate', tokenId, reason: reason.slice(0, 100), effect });
  }

  async function giveBack(): Promise<boolean> {
    await flight?.token.catch(() => {});
    const { revoke } = await import('./revoke.js');
    return revoke(holding, exchanger ?? (await loadExchanger()));
  }

  async function close(): Promise<void> {
    holding.become(closed(holding.life));
    closing.abort();
    await flight?.token.catch(() => {});
    warm?.stop();
  }

  return {
    expired: grant.descriptor.expired,
    peek: () => (holding.life.closed || !mayReuse(holding.life, holding.now()) ? undefined : holding.token),
    get,
    invalidate,
    status: () => statusOf(holding),
    revoke: giveBack,
    async reset() {
      holding.become(reset(holding.life));
      await (exchanger ?? (await loadExchanger())).reset();
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
