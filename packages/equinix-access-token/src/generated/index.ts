// Generated from specs/equinix-access-token.yaml (sha256 6bd34d9858b5874f096218fcf7045516214c2ab487c72ebf12546ea696e1c9d1) by "npm run generate".
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
