// Generated from specs/cobo-oauth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  OAuthAPI,
  type GetTokenParameters,
  coboOAuthClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { coboOAuth, type CoboOAuthOptions } from './grant.js';
export type {
  ErrorResponse,
  ExchangePermissionToken201Response,
  ExchangePermissionTokenRequest,
  GetToken4XXResponse,
  GetToken200Response,
  RefreshPermissionTokenRequest,
  RefreshTokenRequest,
} from './models.js';
export type { components, operations, paths } from './types.js';
