import type { AccessToken, ResolvedCredentials, TokenRequestContext, TokenSet } from '@token-clients/runtime';
import type { Interruption } from '../closing.js';
import { withDeadline } from '../deadline.js';
import { hasFreshCredentials, mayReacquire, rotates } from '../lifecycle/grant-facts.js';
import { STEP_MS, type TokenState } from './token-state.js';

/** Takes what an exchange brought into cursor; undefined: a newer token counts, or none. */
export type Keep = (set: TokenSet) => Promise<AccessToken | undefined>;

/** A clock difference worth telling. */
const SKEW_MS = 60_000;

/** One token request under the lifecycle's own deadline. */
export async function request(
  state: TokenState,
  exchange: 'acquire' | 'refresh',
  run: (context: TokenRequestContext) => Promise<TokenSet>,
  keep: Keep,
): Promise<AccessToken | undefined> {
  const { grant, clock, emit, timeoutMs } = state;
  const { descriptor } = grant;
  const { name } = (descriptor[exchange] ?? descriptor.acquire).operation;
  const started = clock.monotonic();
  state.expectWithin(timeoutMs);
  const late = (set: TokenSet) => void keep(set).catch(() => {});
  const set = await withDeadline(name, timeoutMs, clock, run, late, cutBy(state, exchange));
  state.expectWithin(STEP_MS);
  const token = await keep(set);
  if (!token) return undefined;
  const { id: tokenId, expiresAt } = token;
  emit({ type: exchange, tokenId, expiresAt, durationMs: clock.monotonic() - started });
  if (set.lifetimeFrom === 'unreadable') emit({ type: 'lifetime', tokenId, usedMs: set.lifetimeMs });
  const { clockOffsetMs: offsetMs = 0 } = set;
  if (Math.abs(offsetMs) >= SKEW_MS) emit({ type: 'skew', offsetMs });
  return token;
}

/** What may end a request early when its source is abandoned; undefined: its response must not be lost. */
function cutBy(state: TokenState, exchange: 'acquire' | 'refresh'): Interruption | undefined {
  const { descriptor } = state.grant;
  if (exchange === 'refresh' && !rotates(descriptor)) return state.abandoning;
  if (!mayReacquire(descriptor)) return undefined;
  return exchange === 'acquire' ? state.abandoning : state.givingUp;
}

/**
 * One acquisition, and a second one where the credentials are made for each exchange: a subject token may have died
 * between its making and its use (RFC 8693 section 2.2.2).
 *
 * @param mayGo asked right before each request
 */
export async function acquire(
  state: TokenState,
  credentials: ResolvedCredentials,
  keep: Keep,
  mayGo: () => Promise<boolean> = async () => true,
): Promise<AccessToken | undefined> {
  const { grant } = state;
  let current = credentials;
  for (let renewed = false; await mayGo(); renewed = true) {
    try {
      return await request(state, 'acquire', context => grant.acquire(current, context), keep);
    } catch (error) {
      if (error === state.abandoning.reason) throw error;
      // Only a failure needs to know what failures mean.
      const { failureOf } = await import('./token-request-failure.js');
      const failure = failureOf(error, grant, 'acquire', false);
      const mayBeStale = failure.kind === 'grant' || failure.kind === 'request';
      if (!mayBeStale || renewed || !hasFreshCredentials(grant.descriptor)) throw failure;
      current = await state.credentials();
    }
  }
  return undefined;
}
