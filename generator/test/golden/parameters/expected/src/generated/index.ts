// Generated from specs/parameters.yaml (sha256 efa3ed20a664faa5c279d499cf076d0c8ca1b6c038fc98e6dd9f5ebd6bca24e6) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export { basicAuth } from '@token-clients/runtime';
export {
  DefaultApi,
  type GetTenantsTenantTokenParameters,
  tenantTokenClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { tenantToken, type TenantTokenOptions } from './grant.js';
export type {
  Grant,
  Token,
  TokenError,
} from './models.js';
export type { components, operations, paths } from './types.js';
