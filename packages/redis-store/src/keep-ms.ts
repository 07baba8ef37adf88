import type { StoredToken } from '@token-clients/auth-hooks/store';
import { KEEP_MS } from './scripts/record.js';

/** Returns how long a record with this token is kept after its last change; undefined: until it is cleared. */
export function keepMsOf(token: StoredToken | undefined): number | undefined {
  if (token?.refreshToken !== undefined && token.refreshLeftMs === undefined) return undefined;
  const { lifetimeMs, refreshLeftMs } = token ?? {};
  const longest = Math.max(KEEP_MS, usable(lifetimeMs), usable(refreshLeftMs));
  return Number.isFinite(longest) ? longest : undefined;
}

function usable(ms: number | null | undefined): number {
  return ms === null || ms === undefined || Number.isNaN(ms) ? 0 : ms;
}
