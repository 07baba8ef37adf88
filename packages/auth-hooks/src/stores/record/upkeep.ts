import type { ClearStep, RestoreStep } from '../store.js';
import {
  type Adopt,
  isLater,
  isSame,
  isUnused,
  newRecord,
  type StoreRecord,
  type Transition,
} from './record.js';

/** Takes a version back that the store lost. `payload` is the step's token as this store keeps it. */
export function restore<P>(
  found: StoreRecord<P> | undefined,
  step: Omit<RestoreStep, 'token'>,
  payload: P | null,
  now: number,
): Transition<P, { readonly is: 'restored' } | Adopt> {
  if (found && !isUnused(found) && !isLater(step, found)) return { record: found, result: 'adopt' };
  const record = found ?? newRecord<P>(step.epoch);
  return {
    record: {
      ...record,
      epoch: step.epoch,
      version: step.version,
      payload,
      issuedAt: now - step.ageMs,
      fence: Math.max(record.fence, step.fence),
      // Later leases must be newer than the one that wrote the restored version.
      counter: Math.max(record.counter, step.fence),
      mark: null,
    },
    result: { is: 'restored' },
  };
}

/** Forgets the token, as a new version, or the failures. */
export function clear<P>(
  record: StoreRecord<P>,
  step: ClearStep,
): Transition<P, { readonly is: 'cleared'; readonly version: number } | Adopt> {
  if (step.forget === 'failures')
    return {
      record: { ...record, pause: null, refused: {}, restart: true },
      result: { is: 'cleared', version: record.version },
    };
  if (step.seen && !isSame(step.seen, record)) return { record, result: 'adopt' };
  const version = record.version + 1;
  return {
    record: { ...record, version, payload: null, mark: null },
    result: { is: 'cleared', version },
  };
}
