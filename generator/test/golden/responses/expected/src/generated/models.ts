// Generated from specs/responses.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** A token. */
export type Token = components['schemas']['Token'];

/** An error. */
export type TokenError = components['schemas']['TokenError'];

/** What to send. */
export type TokenRequest = components['schemas']['TokenRequest'];
