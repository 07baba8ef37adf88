/**
 * What programs that send requests by `fetch` need now and then. It has an import path of its own,
 * `@token-clients/runtime/requests`, because bundlers keep all of an import path together and most programs load none of this.
 */
export { initOf, isRedirect } from './client/request-draft.js';
export { untilAborted } from './client/until-aborted.js';
export { connectionCode } from './failure/connection-code.js';
