// Generated from specs/cobo-oauth.yaml (sha256 25ef17900906882caf6a8246812c407418acaee9172ca95ac70f060200b26cd4) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** What to send to refresh an Org Access Token. The vendor marks no field as required, but send all three. */
export type RefreshTokenRequest = components['schemas']['RefreshTokenRequest'];

/** What to send to get a permission token. */
export type ExchangePermissionTokenRequest = components['schemas']['ExchangePermissionTokenRequest'];

/** What to send to refresh a permission token. */
export type RefreshPermissionTokenRequest = components['schemas']['RefreshPermissionTokenRequest'];

/** An access token for an organisation, and the refresh token for the next one. */
export type GetToken200Response = components['schemas']['GetToken200Response'];

/** A permission token, and the refresh token for the next one. */
export type ExchangePermissionToken201Response = components['schemas']['ExchangePermissionToken201Response'];

/** Why the request was refused. */
export type GetToken4XXResponse = components['schemas']['GetToken4XXResponse'];

/** Why the service failed. */
export type ErrorResponse = components['schemas']['ErrorResponse'];
