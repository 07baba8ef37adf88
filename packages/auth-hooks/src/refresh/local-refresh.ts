import type { AccessToken, ResolvedCredentials, TokenSet } from '@token-clients/runtime';
import type { TokenState } from './token-state.js';

/** An attempt that failed, for the store refresher to go on from. */
export interface FailedAttempt {
  readonly error: unknown;
  /** Absent: they could not be resolved, and nothing was sent. */
  readonly credentials: ResolvedCredentials | undefined;
  readonly durationMs: number;
}

/**
 * Acquires a token for a source that shares nothing and has no refresh tokens. What follows from a failure takes the rules
 * of a store, and so more code: most programs never load it.
 */
export async function localRefresh(state: TokenState): Promise<AccessToken | FailedAttempt> {
  const { clock } = state;

  /** A response that came after its deadline counts only if nothing newer did. */
  async function take({
    issuedAt,
    refreshToken: _,
    refreshLifetimeMs: __,
    ...token
  }: TokenSet): Promise<void> {
    const ageMs = Math.max(0, clock.now() - issuedAt);
    if (!state.token || state.ageMs() >= ageMs) await state.take(token, ageMs, true);
  }

  let credentials: ResolvedCredentials | undefined;
  let started = clock.monotonic();
  try {
    credentials = await state.credentials();
    started = clock.monotonic();
    const set = (await state.acquire(credentials, take, async () => true)) as TokenSet;
    await take(set);
    const token = state.token as AccessToken;
    state.announce('acquire', token, set);
    return token;
  } catch (error) {
    return { error, credentials, durationMs: clock.monotonic() - started };
  }
}
