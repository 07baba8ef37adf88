import type { AccessToken, TokenSet } from '@token-clients/runtime';
import type { Exchanger } from './exchanger.js';
import type { Holding } from './holding.js';
import type { LoneSetbacks } from './lone-setbacks.js';
import { acquire } from './request.js';

/** Exchanges for a source that shares nothing and has no refresh tokens: acquires, and that is all there is to it. */
export function loneExchanger(holding: Holding): Exchanger {
  const { clock } = holding;
  let setbacks: LoneSetbacks | undefined;

  async function exchange(urgent: boolean): Promise<AccessToken> {
    for (let number = 1; ; number++) {
      const credentials = await holding
        .credentials()
        .catch(async error => (await loadSetbacks()).unresolved(error, urgent));
      const { fingerprint } = credentials;
      await setbacks?.heed(fingerprint, urgent);
      const started = clock.monotonic();
      try {
        const token = await acquire(holding, credentials, keep);
        setbacks?.succeeded(fingerprint);
        if (token) return token;
      } catch (error) {
        const durationMs = clock.monotonic() - started;
        await (await loadSetbacks()).failed(error, { fingerprint, urgent, number, durationMs });
      }
    }
  }

  async function loadSetbacks(): Promise<LoneSetbacks> {
    const { loneSetbacks } = await import('./lone-setbacks.js');
    setbacks ??= loneSetbacks(holding);
    return setbacks;
  }

  /** A response that came after its deadline counts only if nothing newer did. */
  async function keep({ issuedAt, refreshToken: _, refreshLifetimeMs: __, ...token }: TokenSet) {
    const ageMs = Math.max(0, clock.now() - issuedAt);
    if (!holding.token || holding.ageMs() >= ageMs) await holding.take(token, ageMs, true);
    return holding.token;
  }

  return {
    exchange,
    catchUp: async () => {},
    forget: async () => {},
    async reset() {
      setbacks?.reset();
    },
  };
}
