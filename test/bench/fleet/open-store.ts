import { fileStore } from '@token-clients/auth-hooks/file-store';
import type { OpenedStore, StoreSettings } from '@token-clients/testing/token-processes';

/** Where the store of a run is, and how it is set. */
export interface StoreOptions {
  readonly directory: string;
  readonly redisUrl: string;
  readonly hints?: boolean | undefined;
}

/** Opens the store that is measured; also for processes that get this module's URL. */
export async function openStore(
  { directory }: StoreOptions,
  settings: Partial<StoreSettings>,
): Promise<OpenedStore> {
  return { store: fileStore({ directory, ...settings }), close: async () => {} };
}
