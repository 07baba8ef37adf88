// Generated from specs/answers.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** What to send. */
export type Ask = components['schemas']['Ask'];

/** A token. */
export type Token = components['schemas']['Token'];

/** A refusal. */
export type TokenError = components['schemas']['TokenError'];
