import { takesToken } from '@token-clients/runtime';
import type { Store } from '../stores/store.js';
import type { StoreCursor } from './store-cursor.js';
import type { TokenState } from './token-state.js';

/**
 * Revokes refresh and access token where the provider can, then forgets them. The refresh token first, because servers
 * revoke what came of it as well (RFC 7009 section 2.1).
 *
 * @returns whether anything was revoked
 */
export async function revokeTokens(state: TokenState, cursor: StoreCursor, store: Store): Promise<boolean> {
  const { token, stored, timeoutMs, grant, clock } = state;
  const { cacheKey, descriptor } = grant;
  const tokens = [
    { kind: 'refresh', value: stored?.refreshToken },
    { kind: 'access', value: token?.value },
  ] as const;
  let revoked = false;
  for (const { kind, value } of tokens) {
    if (value === undefined || !takesToken(descriptor.revoke, kind)) continue;
    await grant.revoke?.(await grant.resolve(), { value, kind }, { timeoutMs, clock });
    revoked = true;
  }
  const seen = cursor.seenIn(store);
  if (seen) await store.clear(cacheKey, { forget: 'token', seen });
  cursor.forget();
  await state.take(undefined, 0, true);
  state.emit({ type: 'cleared', revoked });
  return revoked;
}
