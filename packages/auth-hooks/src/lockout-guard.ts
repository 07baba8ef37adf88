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
import type { Block, Lease, Store, Version } from './stores/store.js';
import { sleep } from './timing.js';

/** Options of {@link lockoutGuard}. */
export interface LockoutGuardOptions {
  /** Where rejections are remembered; this process's memory if left out. Pass the store of your token sources. */
  readonly store?: Store | undefined;
  readonly clock?: Clock | undefined;
}

/** The longest pause between two looks at whether another request with the same credentials has ended. */
const POLL_MS = 250;

/**
 * Makes the lock-out guard of a token source for requests that a generated class sends: a secret that the server rejected
 * is tried at most twice by all that share a store, class calls and token sources alike, and at most twice by this process
 * without one. While a credential is unproven, requests with it are sent one after the other.
 *
 * The guard knows credentials by their fingerprint. If the store can't be reached, it goes on in memory.
 *
 * @param descriptor the provider's, from its package
 * @returns the `guard` option of the provider's classes; calls then reject with `locked` when nothing may be sent
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

  async function withStore<Result>(step: (store: Store) => Promise<Result>): Promise<Result> {
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

    /** Waits until no other request with these credentials is under way. */
    async function lease(): Promise<Lease> {
      let seen: Version | undefined;
      for (;;) {
        const step = { owner, fingerprint, seen, ignoresPauses: true };
        const result = await withStore(each => each.begin(cacheKey, step));
        if (result.is === 'lease') return result;
        if (result.is === 'blocked') throw locked(result);
        if (result.is === 'wait') await sleep(clock, Math.min(result.forMs, POLL_MS), request.signal);
        else seen = result.is === 'changed' ? result.snapshot : undefined;
      }
    }

    async function requireUnblocked(): Promise<undefined> {
      const snapshot = await withStore(each => each.read(cacheKey));
      const block = snapshot?.blocks?.find(each => each.fingerprint === fingerprint);
      if (block) throw locked(block);
    }

    function locked({ why, forMs, reason }: Omit<Block, 'fingerprint'>) {
      return heldBack(descriptor, why, forMs, clock.now(), reason);
    }

    const held = proven.has(fingerprint) ? await requireUnblocked() : await lease();
    return async error => {
      const failure = error === undefined ? undefined : classify(descriptor, error);
      if (failure && isCredentialFailure(failure.kind)) {
        proven.delete(fingerprint);
        const { kind, retryAfterMs = 0 } = failure;
        const { fence } = held ?? (await lease());
        const pauseMs = pauseAfter(kind, retryAfterMs, 0, Math.random);
        const step = { owner, fence, fingerprint, kind, pauseMs, reason: reasonOf(error) };
        return withStore(each => each.fail(cacheKey, { ...step, outcome: 'known' }));
      }
      const accepted = failure ? undefined : fingerprint;
      if (accepted) proven.add(fingerprint);
      if (held) await withStore(each => each.release(cacheKey, { owner, fence: held.fence, accepted }));
    };
  };
}
