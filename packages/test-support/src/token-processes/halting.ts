import type { Store } from '@token-clients/auth-hooks/store';
import type { TokenGrant } from '@token-clients/runtime';
import type { Step } from './commands.js';

/** Called at each step of the protocol; what it returns is waited for before the next one. */
export type Reach = (step: Step) => Promise<void> | void;

/** Returns the same store, which reaches each step. */
export function haltingStore(store: Store, reach: Reach, waits: () => void): Store {
  return {
    ...store,
    async begin(key, step) {
      await reach('before lease');
      const result = await store.begin(key, step);
      if (result.is === 'lease') await reach('leased');
      if (result.is === 'wait') waits();
      return result;
    },
    async markSent(key, step) {
      const result = await store.markSent(key, step);
      if (result === 'ok') await reach('marked');
      return result;
    },
    async commit(key, step) {
      await reach('responded');
      const result = await store.commit(key, step);
      await reach('committed');
      return result;
    },
  };
}

/** Returns the same grant, which reaches `sent` while its request is under way. */
export function haltingGrant(grant: TokenGrant, reach: Reach): TokenGrant {
  const { acquire, refresh } = grant;
  const sending = async <Result>(response: Promise<Result>): Promise<Result> => {
    response.catch(() => {});
    await reach('sent');
    return response;
  };
  return {
    ...grant,
    acquire: (...request) => sending(acquire(...request)),
    ...(refresh && { refresh: (...request: Parameters<typeof refresh>) => sending(refresh(...request)) }),
  };
}
