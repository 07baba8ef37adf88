export type { Got, Kept, SourceSetup, Step } from './commands.js';
export { haltingGrant } from './halting.js';
export { type Fate, isLost, type KillCell, killCells, limitMs, nameOf } from './kill-cells.js';
export { type KillMatrix, type KillMatrixOptions, startKillMatrix } from './kill-matrix.js';
export { BUSY_MS, type KillOutcome, problemsOf } from './kill-outcome.js';
export {
  type GrantModule,
  type ModuleLocation,
  type OpenedStore,
  openStore,
  type ProtocolTimes,
  type StoreModule,
  type StoreSettings,
} from './modules.js';
export { type GrantKind, type PlainGrantOptions, plainGrant } from './plain-grant.js';
export { seedStore } from './seed.js';
export { type SoakOptions, type SoakOutcome, soak } from './soak.js';
export { startScript, type TestProcess } from './test-process.js';
export { startTokenProcess, type TokenProcess } from './token-process.js';
