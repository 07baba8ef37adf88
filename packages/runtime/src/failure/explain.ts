/**
 * The front door of what only a failed call needs. It is imported when the first call fails, and never at the start: keep
 * it out of static imports and of the index, or bundlers load all of it with every program.
 */
export { explainFailure } from './explain-failure.js';
export { uncodedFailure } from './uncoded-failure.js';
