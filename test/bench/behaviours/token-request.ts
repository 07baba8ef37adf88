import type { Setup } from '../../harness/adapter.js';

/** A token endpoint's response. */
export interface TokenResponse {
  readonly access_token: string;
  readonly expires_in?: unknown;
  readonly refresh_token?: string;
}

/**
 * One request for a first token: for peers that leave the request to the program, and for the login that gives the
 * first refresh token.
 */
export async function requestToken(setup: Setup, signal?: AbortSignal): Promise<TokenResponse> {
  const { tokenUrl, clientId, clientSecret, grant, code, fetch: send = fetch } = setup;
  const response = await send(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      ...(grant === 'authorization_code'
        ? { grant_type: grant, code: code() }
        : { grant_type: 'client_credentials' }),
      client_id: clientId,
      client_secret: clientSecret,
    }),
    ...(signal && { signal }),
  });
  if (!response.ok) throw new Error(`error response: ${response.status}`);
  const token = (await response.json()) as TokenResponse & { error?: string };
  if (!token.access_token) throw new Error(`error response: ${token.error}`);
  return token;
}

/** When a token ends, as programs compute it. */
export function expiryOf({ expires_in }: TokenResponse): number {
  return Date.now() + (expires_in as number) * 1000;
}
