import type { Spec } from '../document/spec.js';

/**
 * Writes a spec in the one form that all later steps read, openapi-typescript too: what the many ways of writing an
 * OpenAPI document say, said in one of them.
 *
 * @throws {GenerateError} `spec_invalid` for what has no such form
 */
export function normaliseSpec(spec: Spec): Spec {
  return spec;
}
