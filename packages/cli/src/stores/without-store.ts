import type { ConfiguredStore } from './store-kind.js';

/** A store that keeps tokens for this run only, whatever the reason. */
export function withoutStore(
  choice: Pick<ConfiguredStore, 'kind' | 'source' | 'isChosen' | 'trouble' | 'advice'>,
): ConfiguredStore {
  const { kind, source, isChosen, trouble, advice } = choice;
  return {
    kind,
    source,
    isChosen,
    trouble,
    advice,
    keepsTokens: false,
    open: async ({ hardTimeoutMs }) => {
      const { memoryStore } = await import('@token-clients/auth-hooks/memory-store');
      return memoryStore({ hardTimeoutMs });
    },
    describe: () => [],
    check: () => [{ level: 'ok', what: `tokens are not kept (store ${kind})` }],
    tryOut: async () => undefined,
    hasRecords: () => false,
    failed: 'The token store failed.',
    keptWhere: undefined,
    removeLeftovers: async () => 0,
  };
}
