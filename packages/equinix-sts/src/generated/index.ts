// Generated from specs/equinix-sts.yaml (sha256 3d2a1c932b45006515ab3398c6c19a837577e70728e4dacfc75dfe388a0ec7ea) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  UseApi,
  equinixStsClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { equinixSts, type EquinixStsOptions } from './grant.js';
export type {
  UseTokenPostRequest,
  UseTokenPostRequestGrantType,
  UseTokenPostRequestSubjectTokenType,
  UseTokenPost200Response,
  UseTokenPost200ResponseIssuedTokenType,
  UseTokenPost200ResponseTokenType,
  UseTokenPost400Response,
} from './models.js';
export type { components, operations, paths } from './types.js';
