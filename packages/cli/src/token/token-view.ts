import { isServable, type Snapshot } from '@token-clients/auth-hooks/store';
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
 * Whether a stored token may be printed as it is. The library decides, except that a token of unknown lifetime promises no
 * validity: where one is asked for, the next token is at least as young as can be.
 */
export function mayServe(snapshot: Snapshot | undefined, minValidityMs: number): boolean {
  const isUnsure = minValidityMs > 0 && snapshot?.token?.lifetimeMs === null;
  return isServable(snapshot, minValidityMs) && !isUnsure;
}
