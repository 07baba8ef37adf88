import type { Exchanger } from './exchanger.js';
import type { Holding } from './holding.js';

/**
 * Gives the token back: the refresh token first, because servers revoke with it what came of it (RFC 7009 section
 * 2.1), then the access token. What could not be revoked is kept.
 *
 * @returns whether the provider revoked anything
 */
export async function revoke(holding: Holding, exchanger: Exchanger): Promise<boolean> {
  const { grant, timeoutMs, clock, emit } = holding;
  await exchanger.catchUp();
  const { token, stored } = holding;
  const revoked = grant.revoke !== undefined && token !== undefined;
  if (grant.revoke && token) {
    const credentials = await grant.resolve();
    const context = { timeoutMs, clock };
    const refresh = stored?.refreshToken;
    if (refresh !== undefined) await grant.revoke(credentials, { value: refresh, kind: 'refresh' }, context);
    await grant.revoke(credentials, { value: token.value, kind: 'access' }, context);
  }
  await exchanger.forget();
  await holding.take(undefined, 0, true);
  emit({ type: 'cleared', revoked });
  return revoked;
}
