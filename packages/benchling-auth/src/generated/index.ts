// Generated from specs/benchling-auth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export { basicAuth } from './grant.js';
export {
  AuthenticationApi,
  benchlingAuthClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { benchlingAuth, type BenchlingAuthOptions } from './grant.js';
export type {
  BaseError,
  OAuthBadRequestError,
  OAuthBadRequestErrorError,
  OAuthBadRequestErrorErrorType,
  OAuthUnauthorizedError,
  OAuthUnauthorizedErrorError,
  OAuthUnauthorizedErrorErrorType,
  TokenCreate,
  TokenCreateGrantType,
  TokenResponse,
  TokenResponseTokenType,
} from './models.js';
export type { components, operations, paths } from './types.js';
