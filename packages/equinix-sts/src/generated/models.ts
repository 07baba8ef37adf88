// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** An access token, and how long it lives. */
export type UseTokenPost200Response = components['schemas']['UseTokenPost200Response'];

/** What was issued. Always an access token. */
export type UseTokenPost200ResponseIssuedTokenType =
  components['schemas']['UseTokenPost200ResponseIssuedTokenType'];

/** How to send the token. Later versions of the vendor's document know `Bearer` only. */
export type UseTokenPost200ResponseTokenType = components['schemas']['UseTokenPost200ResponseTokenType'];

/** Why the request was rejected. */
export type UseTokenPost400Response = components['schemas']['UseTokenPost400Response'];

/** The form to send to get an access token. */
export type UseTokenPostRequest = components['schemas']['UseTokenPostRequest'];

/** The way to ask. A token exchange is the usual one. */
export type UseTokenPostRequestGrantType = components['schemas']['UseTokenPostRequestGrantType'];

/** The kind of the subject token. Only an ID token is accepted. */
export type UseTokenPostRequestSubjectTokenType =
  components['schemas']['UseTokenPostRequestSubjectTokenType'];
