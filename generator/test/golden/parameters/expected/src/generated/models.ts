// Generated from specs/parameters.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** The grants. */
export type Grant = components['schemas']['Grant'];

/** A token. */
export type Token = components['schemas']['Token'];

/** An error. */
export type TokenError = components['schemas']['TokenError'];
