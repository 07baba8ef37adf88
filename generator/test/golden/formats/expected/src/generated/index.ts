// Generated from specs/formats.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  ThingsApi,
  type ListThingsParameters,
  type PutThingParameters,
  formatsClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { formats, type FormatsOptions } from './grant.js';
export type {
  GetToken400Error,
  GetTokenRequest,
  GetTokenResponse,
  ListThingsFilter,
  ListThingsResponse,
  PutThingRequest,
} from './models.js';
export type { components, operations, paths } from './types.js';
