// Generated from specs/form-body.yaml (sha256 3f411779f97512dba89691e56f5b47db4bac608c776c2a78d451545bd7f693e3) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** The grants. */
export type GrantType = components['schemas']['GrantType'];

/** A token. */
export type Token = components['schemas']['Token'];

/** A refusal. */
export type TokenError = components['schemas']['TokenError'];

/** The form. */
export type TokenForm = components['schemas']['TokenForm'];
