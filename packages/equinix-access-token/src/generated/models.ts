// Generated from specs/equinix-access-token.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** What to send to refresh an access token. */
export type Oauth2RefreshTokenRequest = components['schemas']['Oauth2RefreshTokenRequest'];

/** Why the request was rejected. The real service may write the same five keys in camelCase. */
export type Oauth2TokenErrorResponse = components['schemas']['Oauth2TokenErrorResponse'];

/** What to send to get an access token. */
export type Oauth2TokenRequest = components['schemas']['Oauth2TokenRequest'];

/** An access token, and how long it lives. */
export type Oauth2TokenResponse = components['schemas']['Oauth2TokenResponse'];
