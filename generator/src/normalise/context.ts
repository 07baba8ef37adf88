import type { Spec } from '../document/spec.js';
import type { Hoister } from './hoist-schemas.js';
import type { Located } from './located.js';

/** What normalising one spec works with. */
export interface Context {
  readonly spec: Spec;
  readonly hoister: Hoister;
}

/** Adds a note: something that the spec's reader did not ask for and should know. */
export function note(
  spec: Spec,
  rule: string,
  { at }: Pick<Located, 'at'>,
  problem: string,
  fix?: string,
): void {
  spec.findings.add({ kind: 'note', rule, problem, fix, place: spec.places.at(spec.document, at) });
}
