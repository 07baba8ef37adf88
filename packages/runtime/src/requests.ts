/**
 * What whoever sends requests by `fetch` needs now and then. Has an import path of its own, `@token-clients/runtime/requests`:
 * bundlers keep all of an import path together, and most programs load none of this.
 */
export { connectionCode } from './connection-code.js';
export type { Deadline, Interruption, TimeLimit } from './deadline.js';
export { startDeadline, untilAborted, withDeadline } from './deadline.js';
export { nothingWasSent } from './nothing-sent.js';
export { isRedirect } from './redirect.js';
export { initOf } from './request-init.js';
