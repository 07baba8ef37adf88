// Generated from specs/cobo-oauth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** Why the service failed. */
export type ErrorResponse = components['schemas']['ErrorResponse'];

/** A permission token, and the refresh token for the next one. */
export type ExchangePermissionToken201Response = components['schemas']['ExchangePermissionToken201Response'];

/** What to send to get a permission token. */
export type ExchangePermissionTokenRequest = components['schemas']['ExchangePermissionTokenRequest'];

/** Why the request was rejected. */
export type GetToken4XXResponse = components['schemas']['GetToken4XXResponse'];

/** An access token for an organisation, and the refresh token for the next one. */
export type GetToken200Response = components['schemas']['GetToken200Response'];

/** What to send to refresh a permission token. */
export type RefreshPermissionTokenRequest = components['schemas']['RefreshPermissionTokenRequest'];

/** What to send to refresh an Org Access Token. The vendor marks no field as required, but send all three. */
export type RefreshTokenRequest = components['schemas']['RefreshTokenRequest'];
