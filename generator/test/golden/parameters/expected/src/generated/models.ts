// Generated from specs/parameters.yaml (sha256 efa3ed20a664faa5c279d499cf076d0c8ca1b6c038fc98e6dd9f5ebd6bca24e6) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** The grants. */
export type Grant = components['schemas']['Grant'];

/** A token. */
export type Token = components['schemas']['Token'];

/** A refusal. */
export type TokenError = components['schemas']['TokenError'];
