// Generated from specs/cobo-oauth.yaml (sha256 25ef17900906882caf6a8246812c407418acaee9172ca95ac70f060200b26cd4) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  OAuthAPI,
  type GetTokenParameters,
  coboOAuthClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { coboOAuth, type CoboOAuthOptions } from './grant.js';
export type {
  RefreshTokenRequest,
  ExchangePermissionTokenRequest,
  RefreshPermissionTokenRequest,
  GetToken200Response,
  ExchangePermissionToken201Response,
  GetToken4XXResponse,
  ErrorResponse,
} from './models.js';
export type { components, operations, paths } from './types.js';
