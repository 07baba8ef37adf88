// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  UseApi,
  equinixStsClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { equinixSts, type EquinixStsOptions } from './grant.js';
export type {
  UseTokenPost200Response,
  UseTokenPost200ResponseIssuedTokenType,
  UseTokenPost200ResponseTokenType,
  UseTokenPost400Response,
  UseTokenPostRequest,
  UseTokenPostRequestGrantType,
  UseTokenPostRequestSubjectTokenType,
} from './models.js';
export type { components, operations, paths } from './types.js';
