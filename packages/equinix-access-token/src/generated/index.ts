// Generated from specs/equinix-access-token.yaml (sha256 ea05723bc26fbc536f71feff20709e6ab5c138b5626687734e8321160662fb1e) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  OAuth2TokenApi,
  equinixAccessTokenClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { equinixAccessToken, type EquinixAccessTokenOptions } from './grant.js';
export type {
  Oauth2TokenRequest,
  Oauth2RefreshTokenRequest,
  Oauth2TokenResponse,
  Oauth2TokenErrorResponse,
} from './models.js';
export type { components, operations, paths } from './types.js';
