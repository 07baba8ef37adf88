// Generated from specs/schemas.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  TokenApi,
  schemasClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { schemas, type SchemasOptions } from './grant.js';
export type {
  Client,
  DeviceClient,
  Error,
  Kind,
  Level,
  Lifetime,
  PasswordClient,
  Result,
  WithKind,
} from './models.js';
export type { components, operations, paths } from './types.js';
