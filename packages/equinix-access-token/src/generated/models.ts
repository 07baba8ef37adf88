// Generated from specs/equinix-access-token.yaml (sha256 6bd34d9858b5874f096218fcf7045516214c2ab487c72ebf12546ea696e1c9d1) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** What to send to refresh an access token. */
export type Oauth2RefreshTokenRequest = components['schemas']['Oauth2RefreshTokenRequest'];

/** Why the request was refused. The real service may write the same five keys in camelCase. */
export type Oauth2TokenErrorResponse = components['schemas']['Oauth2TokenErrorResponse'];

/** What to send to get an access token. */
export type Oauth2TokenRequest = components['schemas']['Oauth2TokenRequest'];

/** An access token, and how long it lives. */
export type Oauth2TokenResponse = components['schemas']['Oauth2TokenResponse'];
