// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** What to send to log in again. */
export type Again = components['schemas']['Again'];

/** Nothing. */
export type Done = components['schemas']['Done'];

/** An envelope. */
export type Envelope = components['schemas']['Envelope'];

/** What to send to log in. */
export type Login = components['schemas']['Login'];

/** What to send to log out. */
export type Logout = components['schemas']['Logout'];

/** An error. */
export type SessionError = components['schemas']['SessionError'];

/** Two tokens. */
export type Tokens = components['schemas']['Tokens'];
