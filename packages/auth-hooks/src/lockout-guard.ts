import {
  type Clock,
  classify,
  type LockoutGuard,
  requestCredentials,
  systemClock,
  type TokenDescriptor,
} from '@token-clients/runtime';
import { pauseAfter } from './lifecycle/failure-policy.js';
import { isCredentialFailure } from './lifecycle/lifecycle.js';
import { randomId } from './platform.js';
import { heldBack, reasonOf } from './refresh/failures.js';
import { memoryStore } from './stores/memory.js';
import type { Lease, Store, Version } from './stores/store.js';
import { sleep } from './timing.js';

/** Options of {@link lockoutGuard}. */
export interface LockoutGuardOptions {
  /** Where refusals are remembered; this process's memory if left out. Give it the store of your token sources. */
  readonly store?: Store | undefined;
  readonly clock?: Clock | undefined;
}

/** How long another request with the same credentials is waited for between two looks, at the most. */
const POLL_MS = 250;

/**
 * The lock-out guard of a token source, for requests that a generated class makes: a secret that the server refused is
 * tried at most twice by all that share a store, class calls and token sources alike, and at most twice by this process
 * without one. While a credential is unproven, requests with it are sent one after the other.
 *
 * The guard knows the credentials by their fingerprint. Where the store can't be reached, it goes on in memory.
 *
 * @param descriptor the provider's, from its package
 * @returns the `guard` option of the provider's classes; calls then reject with `locked` in place of sending
 *
 * @example
 * const tokens = new OAuth2TokenApi({ guard: lockoutGuard(equinixAccessTokenDescriptor, { store }) });
 */
export function lockoutGuard(
  descriptor: TokenDescriptor,
  { store: given, clock = systemClock }: LockoutGuardOptions = {},
): LockoutGuard {
  let store = given ?? memoryStore({ clock });
  const proven = new Set<string>();

  async function reached<Answer>(step: (store: Store) => Promise<Answer>): Promise<Answer> {
    try {
      return await step(store);
    } catch (error) {
      if (store !== given) throw error;
      store = memoryStore({ clock });
      return step(store);
    }
  }

  return async request => {
    const credentials = await requestCredentials(descriptor, request);
    if (!credentials) return undefined;
    const { cacheKey, fingerprint } = credentials;
    const owner = randomId();

    /** Waits for its turn. */
    async function turn(): Promise<Lease> {
      let seen: Version | undefined;
      for (;;) {
        const step = { owner, fingerprint, seen, ignoresPauses: true };
        const answer = await reached(each => each.begin(cacheKey, step));
        if (answer.is === 'lease') return answer;
        if (answer.is === 'changed') seen = answer.snapshot;
        else if (answer.is === 'behind') seen = undefined;
        else if (answer.is === 'blocked')
          throw heldBack(descriptor, answer.why, answer.forMs, clock.now(), answer.reason);
        else await sleep(clock, Math.min(answer.forMs, POLL_MS), request.signal);
      }
    }

    async function requireUnblocked(): Promise<undefined> {
      const { blocks = [] } = (await reached(each => each.read(cacheKey))) ?? {};
      const block = blocks.find(each => each.fingerprint === fingerprint);
      if (block) throw heldBack(descriptor, block.why, block.forMs, clock.now(), block.reason);
    }

    const lease = proven.has(fingerprint) ? await requireUnblocked() : await turn();
    return async error => {
      const failure = error === undefined ? undefined : classify(descriptor, error);
      if (failure && isCredentialFailure(failure.kind)) {
        proven.delete(fingerprint);
        const { fence } = lease ?? (await turn());
        const pauseMs = pauseAfter(failure.kind, failure.retryAfterMs ?? 0, 0, Math.random);
        const reason = reasonOf(error);
        const refusal = { owner, fence, fingerprint, kind: failure.kind, pauseMs, reason } as const;
        await reached(each => each.fail(cacheKey, { ...refusal, outcome: 'known' }));
        return;
      }
      const accepted = failure ? undefined : fingerprint;
      if (accepted) proven.add(fingerprint);
      if (lease) await reached(each => each.release(cacheKey, { owner, fence: lease.fence, accepted }));
    };
  };
}
