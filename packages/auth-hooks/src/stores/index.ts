export { isCredentialFailure } from '../lifecycle/lifecycle.js';
export { blocksOf } from './record/blocks.js';
export { formatRecord, parseRecord } from './record/json.js';
export { recordLimits } from './record/limits.js';
export type { Processes, ProcessState, StoreRecord } from './record/record.js';
export { type RecordKeeper, type RecordStep, recordStore, snapshotOf } from './record-store.js';
export { isServable } from './servable.js';
export { steadyTime } from './steady-time.js';
export type {
  BeginResult,
  BeginStep,
  Block,
  ClearResult,
  ClearStep,
  CommitResult,
  CommitStep,
  FailStep,
  FailureReason,
  Lease,
  LeaseStep,
  ReleaseStep,
  RestoreResult,
  RestoreStep,
  SendStep,
  Snapshot,
  Store,
  StoredToken,
  Version,
} from './store.js';
export { HARD_TIMEOUT_MS, LEASE_MS } from './store.js';
