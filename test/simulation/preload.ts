import { tokenSource } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import { classify } from '@token-clients/runtime';
import { descriptor } from '@token-clients/test-support';
import { responseError } from '@token-clients/testing';

/**
 * Loads what token sources load on demand, by a call that fails: virtual time would not wait for a file that is read in
 * the time of the machine.
 */
export async function preload(): Promise<void> {
  const source = tokenSource(
    {
      descriptor,
      cacheKey: 'preload',
      origin: 'https://acme.test',
      resolve: async () => ({ fingerprint: 'none', value: () => undefined }),
      acquire: () => Promise.reject(responseError(401, 'invalid_client')),
      classify: error => classify(descriptor, error),
    },
    { store: memoryStore() },
  );
  await source.get().catch(() => {});
  await source.close();
}
