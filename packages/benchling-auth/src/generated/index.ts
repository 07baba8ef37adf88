// Generated from specs/benchling-auth.yaml (sha256 d8682f9bbd6fe577d00c750364b1ce845d0b6c86009c4daa09bf5e299da3667d) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export { basicAuth } from '@token-clients/runtime';
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
