import { isCredentialFailure } from '../lifecycle/lifecycle.js';
import type { Store } from '../stores/store.js';
import { isStoreFailure } from './deliveries.js';
import { reasonOf, type TokenRequestFailure } from './failures.js';
import type { LeaseWork } from './lease-work.js';

/**
 * Ends a lease without a token and without a failure. Only what was sent may have been carried out: where `markSent` itself
 * failed, nothing was, and the mark goes as well, should it have come to the store late.
 *
 * @param cause what went wrong: if that is the store, callers don't wait for it once more
 * @returns a promise of the first attempt; it never rejects
 */
export async function giveBackLease(work: LeaseWork, cause?: unknown): Promise<void> {
  const { store, deliveries } = work;
  const release = releaseOf(work, work.mayBeSpent);
  if (isStoreFailure(cause)) deliveries.later(release, whileItCounts(work));
  else await deliveries.deliver(store, release, whileItCounts(work));
}

/**
 * Ends a lease with a failure. If the store can't be reached, the cool-down holds in this process; a rejected credential is
 * counted as soon as the store is back, because no other process should send it more often than the guard allows.
 *
 * @returns a promise of the first attempt; it never rejects
 */
export function failLease(work: LeaseWork, failure: TokenRequestFailure, pauseMs: number): Promise<void> {
  const { state, store, deliveries, owner, lease, credentials } = work;
  const { cacheKey } = state.grant;
  const { kind, outcome, error } = failure;
  const { clock } = state;
  const began = clock.monotonic();
  const step = { owner, fence: lease.fence, fingerprint: credentials.fingerprint, kind, outcome };
  const isCounted = isCredentialFailure(kind);
  const release = releaseOf(work, outcome !== 'known');
  let attempts = 0;
  const send = (to: Store) => {
    // What is over by now would only shorten the pause that another process has set meanwhile.
    if (attempts++ > 0 && !isCounted) return release(to);
    const leftMs = Math.max(0, pauseMs - (clock.monotonic() - began));
    return to.fail(cacheKey, { ...step, pauseMs: leftMs, reason: reasonOf(error) });
  };
  return deliveries.deliver(store, send, isCounted ? () => true : whileItCounts(work));
}

function releaseOf({ state, owner, lease }: LeaseWork, mayBeCarriedOut: boolean) {
  const outcome = mayBeCarriedOut ? ('unknown' as const) : undefined;
  const step = { owner, fence: lease.fence, outcome };
  return (to: Store) => to.release(state.grant.cacheKey, step);
}

/** Returns whether the lease can still be held, or be what another process waits for. */
function whileItCounts({ state: { clock }, store }: LeaseWork): () => boolean {
  const end = clock.monotonic() + store.leaseMs + store.hardTimeoutMs;
  return () => clock.monotonic() < end;
}
