import { redisStore } from '@token-clients/redis-store';
import type { OpenedStore, StoreSettings } from '@token-clients/test-support/token-processes';
import { createClient } from 'redis';

/** Where the store of a run is, and how it is set. */
export interface StoreOptions {
  readonly redisUrl: string;
  readonly hints?: boolean | undefined;
}

/** Opens the store that is measured, over node-redis; also in processes that get this module's URL. */
export async function openStore(
  { redisUrl, hints }: StoreOptions,
  settings: Partial<StoreSettings>,
): Promise<OpenedStore> {
  const client = createClient({ url: redisUrl });
  // A Redis that can't be reached is an error of the call that needs it.
  client.on('error', () => {});
  await client.connect();
  const store = redisStore(client, { hints, ...settings });
  return {
    store,
    async close() {
      await store.close();
      await client.close();
    },
  };
}
