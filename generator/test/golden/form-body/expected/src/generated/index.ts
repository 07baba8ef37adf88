// Generated from specs/form-body.yaml by "npm run generate".
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
