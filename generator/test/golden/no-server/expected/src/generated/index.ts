// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  OAuthApi,
  noServerClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { noServer, type NoServerOptions } from './grant.js';
export type {
  Token,
  TokenRequest,
} from './models.js';
export type { components, operations, paths } from './types.js';
