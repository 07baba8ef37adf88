import type { Snapshot } from '@token-clients/auth-hooks';
import type { AccessToken } from '@token-clients/runtime';
import type { TokenView } from '../output/token-forms.js';

/** The token in a store's record; undefined if it holds none. */
export function viewOfStored(
  snapshot: Snapshot | undefined,
  now: number,
  canRefresh: boolean,
): TokenView | undefined {
  const token = snapshot?.token;
  if (!snapshot || !token) return undefined;
  const issuedAt = now - snapshot.ageMs;
  const { lifetimeMs } = token;
  return {
    value: token.accessToken,
    type: token.tokenType,
    issuedAt,
    expiresAt: lifetimeMs === null ? null : issuedAt + lifetimeMs,
    scope: token.scope,
    refreshable: canRefresh && token.refreshToken !== undefined,
    source: 'cache',
  };
}

/** A token that a source handed out. */
export function viewOfIssued(
  token: AccessToken,
  source: TokenView['source'],
  refreshable: boolean,
): TokenView {
  const { value, type, expiresAt, issuedAt, scope } = token;
  return { value, type, expiresAt, issuedAt, scope, refreshable, source };
}

/**
 * Whether a token may be handed out without asking anybody. Stricter than the token source, which insists on a new
 * token in the last 60 s: what this says yes to, the source would serve as well.
 */
export function mayServe({ expiresAt, issuedAt }: TokenView, now: number, minValidityMs: number): boolean {
  // Nobody knows how long it lives: then it serves until somebody asks for a new one.
  if (expiresAt === null) return minValidityMs === 0;
  const left = expiresAt - now;
  const insisted = Math.min(60_000, Math.max(2_000, (expiresAt - issuedAt) / 10));
  return left > insisted && left >= minValidityMs;
}
