export { formatRecord, parseRecord } from './record/json.js';
export type { Processes, ProcessState, StoreRecord } from './record/record.js';
export { type RecordKeeper, type RecordStep, recordStore } from './record-store.js';
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
