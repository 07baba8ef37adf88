// Generated from specs/form-body.yaml (sha256 3f411779f97512dba89691e56f5b47db4bac608c776c2a78d451545bd7f693e3) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  TokenApi,
  type GetTenantTokenParameters,
  formBodyClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { formBody, type FormBodyOptions } from './grant.js';
export type {
  GrantType,
  Token,
  TokenError,
  TokenForm,
} from './models.js';
export type { components, operations, paths } from './types.js';
