// Generated from specs/equinix-access-token.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  OAuth2TokenApi,
  equinixAccessTokenClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { equinixAccessToken, type EquinixAccessTokenOptions } from './grant.js';
export type {
  Oauth2RefreshTokenRequest,
  Oauth2TokenErrorResponse,
  Oauth2TokenRequest,
  Oauth2TokenResponse,
} from './models.js';
export type { components, operations, paths } from './types.js';
