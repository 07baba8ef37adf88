import type { FailStep, Lease, SendStep, Store, StoredToken, Version } from '../store.js';
import { expectLike } from './expect.js';

/** The key of the record that all cases use. */
export const KEY = 'k';
/** The fingerprint of the credentials that all cases use. */
export const PRINT = 'f'.repeat(32);

export function token(accessToken: string, more: Partial<StoredToken> = {}): StoredToken {
  return { accessToken, tokenType: 'Bearer', lifetimeMs: 900_000, lifetimeFrom: 'response', ...more };
}

/** Begins, and expects a lease. */
export async function lease(
  store: Store,
  owner: string,
  seen?: Version,
  fingerprint: string = PRINT,
): Promise<Lease> {
  const result = await store.begin(KEY, { owner, seen, fingerprint });
  expectLike(result, { is: 'lease' });
  return result as Lease;
}

/** The step of a holder that is about to send. */
export function sending(owner: string, held: Lease): SendStep {
  const { fence, epoch, version } = held;
  return { owner, fence, seen: { epoch, version }, request: 'refresh' };
}

/** The step of a holder that has a token. */
export function committing(owner: string, held: Lease, value: StoredToken, ageMs = 0) {
  const { request: _, ...step } = sending(owner, held);
  return { ...step, token: value, ageMs, fingerprint: PRINT };
}

/** The step of a holder whose request failed. */
export function failing(owner: string, held: Lease, more: Partial<FailStep> = {}): FailStep {
  const { fence } = held;
  return { owner, fence, fingerprint: PRINT, kind: 'transient', outcome: 'known', pauseMs: 0, ...more };
}

/** Goes all the way from `begin` to `commit`, and returns the version that was stored. */
export async function commitToken(
  store: Store,
  owner: string,
  value: StoredToken,
): Promise<Version & { fence: number }> {
  const held = await lease(store, owner);
  await store.markSent(KEY, sending(owner, held));
  await store.commit(KEY, committing(owner, held, value));
  return { epoch: held.epoch, version: held.version + 1, fence: held.fence };
}
