import type { Spec } from '../document/spec.js';

/**
 * Leaves of a spec what is kept: the operations that its `x-keep` lists (by operationId, or as `POST /path`), all of them
 * without one, and what these reach.
 */
export function sliceSpec(spec: Spec): Spec {
  return spec;
}
