/**
 * What whoever sends requests by `fetch` needs now and then. Has an import path of its own, `@token-clients/runtime/requests`:
 * bundlers keep all of an import path together, and most programs load none of this.
 */
export { isRedirect } from './redirect.js';
export { initOf } from './request-init.js';
export { untilAborted } from './until-aborted.js';
