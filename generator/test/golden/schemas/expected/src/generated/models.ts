// Generated from specs/schemas.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

/** One of two. */
export type Client = components['schemas']['Client'];

/** With a device. */
export type DeviceClient = components['schemas']['DeviceClient'];

/** An error. */
export type Error = components['schemas']['Error'];

/** Two kinds. */
export type Kind = components['schemas']['Kind'];

/** Three levels. */
export type Level = components['schemas']['Level'];

/** A lifetime. */
export type Lifetime = components['schemas']['Lifetime'];

/** With a password. */
export type PasswordClient = components['schemas']['PasswordClient'];

/** A token. */
export type Result = components['schemas']['Result'];

/** Has a kind. */
export type WithKind = components['schemas']['WithKind'];
