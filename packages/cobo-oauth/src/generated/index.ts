// Generated from specs/cobo-oauth.yaml (sha256 5e832e808731244c9c8b7021db8aca4aa7af4e9779b9763ff158c9a8014c25ba) by "npm run generate".
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
