import { lockoutGuard } from '@token-clients/auth-hooks';
import { type LockoutGuard, requestCredentials } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { noteStore, type UsableStore, usableStore } from '../stores/usable-store.js';
import { asTokenGet } from './as-token-get.js';

/** The guard against lock-outs for one operation. */
export interface OperationGuard {
  readonly guard: LockoutGuard;
  /** Tells what the user should know about the store, if it was needed. To be called at the end. */
  tell(how: 'worked' | 'failed'): void;
}

/**
 * The guard that `token get` has, over the same store, for an operation that carries credentials. With `--force` it
 * forgets that they were refused, so that they are sent once more.
 */
export function operationGuard(context: Context, settings: Settings): OperationGuard {
  const { args, io } = context;
  const { descriptor } = settings.provider;
  let usable: UsableStore | undefined;
  return {
    async guard(sent) {
      const request = asTokenGet(sent, settings);
      const credentials = await requestCredentials(descriptor, request);
      if (!credentials) return undefined;
      const { cacheKey, fingerprint } = credentials;
      usable ??= await usableStore(context, settings.store);
      const { store } = usable;
      if (args.on('force')) {
        const { blocks = [] } = (await store.read(cacheKey)) ?? {};
        if (blocks.some(block => block.fingerprint === fingerprint))
          await store.clear(cacheKey, { forget: 'failures' });
      }
      return lockoutGuard(descriptor, { store, clock: io.clock })(request);
    },
    tell: how => {
      if (usable) noteStore(context, usable, how);
    },
  };
}
