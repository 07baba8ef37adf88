// Generated from specs/benchling-auth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** What every error of this API has in common. */
export type BaseError = components['schemas']['BaseError'];

/** Why the request was rejected. */
export type OAuthBadRequestError = components['schemas']['OAuthBadRequestError'];

/** The error, with one of the codes for a bad request. */
export type OAuthBadRequestErrorError = components['schemas']['OAuthBadRequestErrorError'];

/** The codes of a bad request. */
export type OAuthBadRequestErrorErrorType = components['schemas']['OAuthBadRequestErrorErrorType'];

/** Why the client ID or secret was rejected. */
export type OAuthUnauthorizedError = components['schemas']['OAuthUnauthorizedError'];

/** The error, with the code for bad credentials. */
export type OAuthUnauthorizedErrorError = components['schemas']['OAuthUnauthorizedErrorError'];

/** The code of bad credentials. */
export type OAuthUnauthorizedErrorErrorType = components['schemas']['OAuthUnauthorizedErrorErrorType'];

/** The form to send to get an access token. */
export type TokenCreate = components['schemas']['TokenCreate'];

/** The way to ask. There is only one. */
export type TokenCreateGrantType = components['schemas']['TokenCreateGrantType'];

/** An access token, and how long it lives. */
export type TokenResponse = components['schemas']['TokenResponse'];

/** How to send the token. */
export type TokenResponseTokenType = components['schemas']['TokenResponseTokenType'];
