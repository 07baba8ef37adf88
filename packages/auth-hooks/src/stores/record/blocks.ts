import type { FailureKind } from '@token-clients/runtime';
import { MAX_REJECTIONS } from '../../lifecycle/failure-policy.js';
import type { BeginResult, BeginStep, Block, FailureReason } from '../store.js';
import type { StoreRecord } from './record.js';

/** Rejections of so many credentials are remembered; more only come from credentials made new for each request. */
export const REMEMBERED_REJECTIONS = 8;

type Rejections = StoreRecord['refused'];

/** Returns the credentials that are not sent now. */
export function blocksOf({ refused }: StoreRecord, now: number): Block[] {
  return Object.keys(refused).flatMap(fingerprint => blockOf(refused, fingerprint, now) ?? []);
}

/** Returns why this step may not send a request now: its credentials were rejected, or a failure's pause is not over. */
export function blockFor(
  { refused, pause }: StoreRecord,
  step: BeginStep,
  now: number,
): Extract<BeginResult, { is: 'blocked' }> | undefined {
  const block = blockOf(refused, step.fingerprint, now);
  if (block) {
    const { fingerprint: _, ...why } = block;
    return { is: 'blocked', ...why };
  }
  if (step.ignoresPauses || !pause) return undefined;
  const { why, reason, until, failures } = pause;
  const mayGo = until <= now && failures < (step.maxFailures ?? Infinity);
  return mayGo ? undefined : { is: 'blocked', forMs: Math.max(0, until - now), why, reason };
}

/** Counts one more rejection of these credentials. */
export function withRejection(
  rejections: Rejections,
  fingerprint: string,
  failure: { readonly until: number; readonly why: FailureKind; readonly reason?: FailureReason | undefined },
): Rejections {
  const count = (rejections[fingerprint]?.count ?? 0) + 1;
  const others = Object.entries(withoutRejections(rejections, fingerprint)).slice(1 - REMEMBERED_REJECTIONS);
  return { ...Object.fromEntries(others), [fingerprint]: { count, ...failure } };
}

/** Forgets the rejections of these credentials. */
export function withoutRejections(rejections: Rejections, fingerprint: string | undefined): Rejections {
  const { [fingerprint ?? '']: _, ...others } = rejections;
  return others;
}

function blockOf(rejections: Rejections, fingerprint: string, now: number): Block | undefined {
  const found = rejections[fingerprint];
  if (!found) return undefined;
  const { count, until, why, reason } = found;
  const isFinal = count >= MAX_REJECTIONS;
  if (!isFinal && until <= now) return undefined;
  return { fingerprint, forMs: isFinal ? null : until - now, why, ...(reason && { reason }) };
}
