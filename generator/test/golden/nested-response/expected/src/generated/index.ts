// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export { basicAuth } from './grant.js';
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
  SessionError,
  Tokens,
} from './models.js';
export type { components, operations, paths } from './types.js';
