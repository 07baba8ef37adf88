// Generated from specs/schemas.yaml (sha256 073edce078cfed4411bbc4579750efed8ce91affdde80884e6d2cb0917e0893f) by "npm run generate".
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
