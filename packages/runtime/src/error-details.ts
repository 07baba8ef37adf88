/**
 * How error responses are read: where servers put their codes and messages. Has an import path of its own,
 * `@token-clients/runtime/error-details`, because clients load it only when a call fails.
 */
export type { ErrorDetails } from './failure/error-details.js';
export {
  ERROR_CODE_POINTERS,
  ERROR_MESSAGE_POINTERS,
  errorCodes,
  errorDetails,
} from './failure/error-details.js';
