import type { TokenRequest } from '@token-clients/runtime';
import type { Refresher } from './refresher.js';
import type { TokenState } from './token-state.js';

/**
 * Gives the token back: the refresh token first, because servers revoke with it what came of it (RFC 7009 section
 * 2.1), then the access token, as far as the provider takes them. What could not be revoked is kept.
 *
 * @returns whether the provider revoked anything
 */
export async function revoke(state: TokenState, refresher: Refresher): Promise<boolean> {
  const { grant, timeoutMs, clock, emit } = state;
  await refresher.catchUp();
  const { token, stored } = state;
  const tokens = [
    { kind: 'refresh', value: stored?.refreshToken },
    { kind: 'access', value: token?.value },
  ] as const;
  let revoked = false;
  for (const { kind, value } of tokens) {
    if (value === undefined || !takes(grant.descriptor.revoke, kind)) continue;
    await grant.revoke?.(await grant.resolve(), { value, kind }, { timeoutMs, clock });
    revoked = true;
  }
  await refresher.forget();
  await state.take(undefined, 0, true);
  emit({ type: 'cleared', revoked });
  return revoked;
}

function takes(revocation: TokenRequest | undefined, kind: 'refresh' | 'access'): boolean {
  const sources = Object.values(revocation?.fields ?? {});
  return sources.some(source => 'token' in source && source.token === kind);
}
