// Generated from specs/odd-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** An error. */
export type Error = components['schemas']['error'];

/** A token. */
export type N2xxToken = components['schemas']['2xx_token'];

/** Fields that need quotes. */
export type V1Dotted = components['schemas']['v1.Dotted'];
