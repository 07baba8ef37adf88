// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** A request. */
export type Constructor = components['schemas']['constructor'];

/** An error. */
export type Failure = components['schemas']['failure'];

/** A list of names. */
export type ToString = components['schemas']['toString'];

/** A token. */
export type ValueOf = components['schemas']['valueOf'];
