/**
 * What whoever sends requests by `fetch` needs now and then. Has an import path of its own, `@token-clients/runtime/requests`:
 * bundlers keep all of an import path together, and most programs load none of this.
 */

export type { Deadline, Interruption, TimeLimit } from './client/deadline.js';
export { startDeadline, untilAborted, withDeadline } from './client/deadline.js';
export { initOf, isRedirect } from './client/request-draft.js';
export { connectionCode, nothingWasSent } from './failure/connection-code.js';
