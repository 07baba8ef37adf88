import {
  type AccessToken,
  ClosedError,
  ConfigurationError,
  type GetTokenOptions,
  systemClock,
  type TokenGrant,
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
import type { ManagedTokenSource, TokenSourceOptions } from './managed-token-source.js';
import { statusOf } from './status.js';
import { HARD_TIMEOUT_MS } from './stores/store.js';

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
  // Reading the second clock is most of the price, and what it says does not change within a millisecond.
  let checkedAt = Number.NaN;

  function changed(): void {
    const { life, token } = holding;
    const fresh = !life.closed && !life.rejected && life.token && token;
    served = fresh ? Promise.resolve(token) : undefined;
    freshUntil = fresh ? life.token.advisory.wall : -Infinity;
    freshUntilMonotonic = fresh ? life.token.advisory.monotonic : -Infinity;
    checkedAt = Number.NaN;
    warm?.plan();
  }

  function get(request?: GetTokenOptions): Promise<AccessToken> {
    if (request === undefined && served) {
      const now = clock.now();
      if (now === checkedAt) return served;
      if (now < freshUntil && clock.monotonic() < freshUntilMonotonic) {
        checkedAt = now;
        return served;
      }
    }
    return obtain(request ?? {});
  }

  async function obtain({ signal, minValidityMs = 0, newerThan }: GetTokenOptions): Promise<AccessToken> {
    signal?.throwIfAborted();
    if (newerThan !== undefined) holding.become(rejected(holding.life, newerThan, holding.now()));
    for (let tries = 0; ; tries++) {
      const { token, lastError, life } = holding;
      const course = courseFor(life, holding.now(), minValidityMs);
      if (course === 'closed') throw sourceClosed();
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
    closing.abort(sourceClosed());
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

function sourceClosed(): ClosedError {
  return new ClosedError('The token source was closed.');
}
