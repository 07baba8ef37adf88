// Generated from specs/answers.yaml (sha256 42d656ff5192e5aaaacf8c69d7ec663c9991342bf5cad76a8674256a0dfda812) by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** What to send. */
export type Ask = components['schemas']['Ask'];

/** A token. */
export type Token = components['schemas']['Token'];

/** A refusal. */
export type TokenError = components['schemas']['TokenError'];
