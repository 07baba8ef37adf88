import type { AccessToken, TokenSet } from '@token-clients/runtime';
import type { LocalFailures } from './local-failures.js';
import type { Refresher } from './refresher.js';
import { acquire } from './request.js';
import type { TokenState } from './token-state.js';

/** Exchanges for a source that shares nothing and has no refresh tokens: acquires, and that is all there is to it. */
export function localRefresher(state: TokenState): Refresher {
  const { clock } = state;
  let failures: LocalFailures | undefined;

  async function exchange(urgent: boolean): Promise<AccessToken> {
    for (let number = 1; ; number++) {
      const credentials = await state
        .credentials()
        .catch(async error => (await loadFailures()).unresolved(error, urgent));
      const { fingerprint } = credentials;
      await failures?.heed(fingerprint, urgent);
      const started = clock.monotonic();
      try {
        const token = await acquire(state, credentials, keep);
        failures?.succeeded(fingerprint);
        if (token) return token;
      } catch (error) {
        const durationMs = clock.monotonic() - started;
        await (await loadFailures()).failed(error, { fingerprint, urgent, number, durationMs });
      }
    }
  }

  async function loadFailures(): Promise<LocalFailures> {
    const { localFailures } = await import('./local-failures.js');
    failures ??= localFailures(state);
    return failures;
  }

  /** A response that came after its deadline counts only if nothing newer did. */
  async function keep({ issuedAt, refreshToken: _, refreshLifetimeMs: __, ...token }: TokenSet) {
    const ageMs = Math.max(0, clock.now() - issuedAt);
    if (!state.token || state.ageMs() >= ageMs) await state.take(token, ageMs, true);
    return state.token;
  }

  return {
    exchange,
    catchUp: async () => {},
    forget: async () => {},
    async reset() {
      failures?.reset();
    },
  };
}
