// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** A token. */
export type Token = components['schemas']['Token'];

/** Who asks. */
export type TokenRequest = components['schemas']['TokenRequest'];
