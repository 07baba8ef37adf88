import type { Spec } from '../document/spec.js';
import type { Located } from './located.js';

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
