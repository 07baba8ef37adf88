// Generated from specs/parameters.yaml by "npm run generate".
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
