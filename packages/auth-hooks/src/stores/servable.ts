import { usableLifetime, windowsFor } from '../lifecycle/windows.js';
import type { Snapshot } from './store.js';

/**
 * Whether a token source would return the token of a snapshot as it is, without a token request: it is there, is not in
 * its mandatory window, and stays valid for `minValidityMs` longer. Read the snapshot right before: its age counts.
 */
export function isServable(snapshot: Snapshot | undefined, minValidityMs = 0): boolean {
  if (!snapshot?.token) return false;
  const lifetimeMs = usableLifetime(snapshot.token.lifetimeMs) ?? Infinity;
  const { mandatoryMs } = windowsFor(lifetimeMs, () => 0);
  const leftMs = lifetimeMs - snapshot.ageMs;
  return leftMs > mandatoryMs && leftMs > minValidityMs;
}
