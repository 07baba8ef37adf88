// Generated from specs/nested-answer.yaml (sha256 4f44fabcb8e880b312267af7c0e1cfec6bfcdc0ddfc0ab29e8f8f18e3adf3c6a) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export { basicAuth } from '@token-clients/runtime';
export {
  SessionApi,
  sessionClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { session, type SessionOptions } from './grant.js';
export type {
  Again,
  Done,
  Envelope,
  Login,
  Logout,
  Refusal,
  Tokens,
} from './models.js';
export type { components, operations, paths } from './types.js';
