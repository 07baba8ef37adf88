import type { Spec } from '../document/spec.js';
import type { Hoister } from './hoist-schemas.js';

/** What normalising one spec works with. */
export interface Context {
  readonly spec: Spec;
  readonly hoister: Hoister;
}
