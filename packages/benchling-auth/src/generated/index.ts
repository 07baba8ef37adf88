// Generated from specs/benchling-auth.yaml (sha256 4c05d4eefed87b0c1e897f222bb7a3f1ca611c0cf2c78bf38a0602d995283ed6) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export { basicAuth } from '@token-clients/runtime';
export {
  AuthenticationApi,
  benchlingAuthClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { benchlingAuth, type BenchlingAuthOptions } from './grant.js';
export type {
  TokenCreate,
  TokenCreateGrantType,
  TokenResponse,
  TokenResponseTokenType,
  BaseError,
  OAuthBadRequestError,
  OAuthBadRequestErrorError,
  OAuthBadRequestErrorErrorType,
  OAuthUnauthorizedError,
  OAuthUnauthorizedErrorError,
  OAuthUnauthorizedErrorErrorType,
} from './models.js';
export type { components, operations, paths } from './types.js';
