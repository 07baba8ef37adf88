import { isTokenClientError } from '@token-clients/runtime';
import { obstacleOf, phaseOf } from '../lifecycle/lifecycle.js';
import type { TokenStatus } from '../managed-token-source.js';
import type { TokenState } from '../refresh/token-state.js';

/** Returns how a token source is doing. */
export function statusOf(state: TokenState): TokenStatus {
  const { lifecycle, token, stored, lastError, grant } = state;
  const { provider } = grant.descriptor;
  const now = state.now();
  const phase = phaseOf(lifecycle, now);
  const obstacle = obstacleOf(lifecycle, now);
  const error = isTokenClientError(lastError) ? lastError : undefined;
  const retryAt = obstacle && (lifecycle.cooldown?.until?.wall ?? null);
  const times = lifecycle.token;
  return {
    provider,
    phase,
    obstacle,
    tokenId: token?.id,
    issuedAt: token?.issuedAt,
    expiresAt: token?.expiresAt,
    renewsAt: token?.expiresAt ? times?.advisory.wall : undefined,
    waitsAt: token?.expiresAt ? times?.mandatory.wall : undefined,
    scope: token?.scope,
    hasRefreshToken: stored?.refreshToken !== undefined,
    retryAt,
    lastError:
      obstacle && lastError !== undefined
        ? { code: error?.code ?? 'unknown', message: error?.message ?? 'The token request failed.' }
        : undefined,
    clockOffsetMs: stored?.clockOffsetMs,
    summary: [
      `${provider}: ${phase}`,
      token && `token ${token.id}`,
      token?.expiresAt &&
        `${token.expiresAt > now.wall ? 'expires in' : 'expired since'} ${span(token.expiresAt - now.wall)}`,
      obstacle?.replace('_', ' '),
      retryAt && `next attempt in ${span(retryAt - now.wall)}`,
    ]
      .filter(Boolean)
      .join(', '),
  };
}

/** Writes a duration in seconds, or in minutes or hours where those say more. */
function span(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 600) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
