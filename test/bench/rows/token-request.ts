import type { Setup } from '../../harness/adapter.js';

/** A token endpoint's answer. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in?: unknown;
  readonly refresh_token?: string;
}

/**
 * One client_credentials request: for peers that leave the request to the program, and in the place of the sign-in
 * that gives the first refresh token.
 */
export async function requestToken(setup: Setup, signal?: AbortSignal): Promise<TokenAnswer> {
  const { tokenUrl, clientId, clientSecret } = setup;
  const response = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
    ...(signal && { signal }),
  });
  if (!response.ok) throw new Error(`refused: ${response.status}`);
  return (await response.json()) as TokenAnswer;
}

/** When a token ends, as programs compute it. */
export function expiryOf({ expires_in }: TokenAnswer): number {
  return Date.now() + (expires_in as number) * 1000;
}
