import { expiryOf, type TokenResponse } from '../behaviours/token-request.js';
import type { Login } from './contestant.js';

/** A token as peers keep it in Redis. */
export interface KeptToken {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** One token request, for peers that leave it to the program. */
export async function requestToken(
  { by, tokenUrl, clientId, clientSecret }: Login,
  refreshToken: string | undefined,
  fetch: typeof globalThis.fetch,
): Promise<KeptToken> {
  const client = { client_id: clientId, client_secret: clientSecret };
  const refresh = { grant_type: 'refresh_token', refresh_token: refreshToken ?? '', ...client };
  const secret = { grant_type: 'client_credentials', ...client };
  const response = await fetch(tokenUrl, {
    method: 'POST',
    ...(by === 'refresh_token'
      ? { body: new URLSearchParams(refresh) }
      : { body: JSON.stringify(secret), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(`error response: ${response.status}`);
  const body = (await response.json()) as TokenResponse;
  return {
    accessToken: body.access_token,
    refreshToken: body.refresh_token ?? refreshToken,
    expiresAt: expiryOf(body),
  };
}
