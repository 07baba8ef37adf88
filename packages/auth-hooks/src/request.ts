import type { AccessToken, ResolvedCredentials, TokenSet } from '@token-clients/runtime';
import { withDeadline } from './deadline.js';
import { failureOf } from './exchange-failure.js';
import { hasFreshCredentials } from './failure-policy.js';
import type { Holding } from './holding.js';

/** Takes what an exchange brought into custody; undefined: somebody else's token counts, or none. */
export type Keep = (set: TokenSet) => Promise<AccessToken | undefined>;

/** A clock difference worth telling. */
const SKEW_MS = 60_000;

/** One token request under the lifecycle's own deadline. */
export async function request(
  holding: Holding,
  exchange: 'acquire' | 'refresh',
  run: Parameters<typeof withDeadline<TokenSet>>[3],
  keep: Keep,
): Promise<AccessToken | undefined> {
  const { grant, clock, emit, timeoutMs } = holding;
  const { name } = (grant.descriptor[exchange] ?? grant.descriptor.acquire).operation;
  const started = clock.monotonic();
  const set = await withDeadline(name, timeoutMs, clock, run, late => void keep(late).catch(() => {}));
  const token = await keep(set);
  if (!token) return undefined;
  const { id: tokenId, expiresAt } = token;
  emit({ type: exchange, tokenId, expiresAt, durationMs: clock.monotonic() - started });
  if (set.lifetimeFrom === 'unreadable') emit({ type: 'lifetime', tokenId, usedMs: set.lifetimeMs });
  const { clockOffsetMs: offsetMs = 0 } = set;
  if (Math.abs(offsetMs) >= SKEW_MS) emit({ type: 'skew', offsetMs });
  return token;
}

/**
 * One acquisition, and a second one where the credentials are made for each exchange: a subject token may have died
 * between its making and its use (RFC 8693 section 2.2.2).
 *
 * @param mayGo asked right before each request
 */
export async function acquire(
  holding: Holding,
  credentials: ResolvedCredentials,
  keep: Keep,
  mayGo: () => Promise<boolean> = async () => true,
): Promise<AccessToken | undefined> {
  const { grant } = holding;
  let current = credentials;
  for (let renewed = false; await mayGo(); renewed = true) {
    try {
      return await request(holding, 'acquire', context => grant.acquire(current, context), keep);
    } catch (error) {
      const failure = failureOf(error, grant, 'acquire', false);
      const mayBeStale = failure.kind === 'grant' || failure.kind === 'request';
      if (!mayBeStale || renewed || !hasFreshCredentials(grant.descriptor)) throw failure;
      current = await grant.resolve();
    }
  }
  return undefined;
}
