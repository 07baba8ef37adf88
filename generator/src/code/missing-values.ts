import type { Place } from '../errors.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { SampleOptions } from '../sample/sample.js';
import { isSecretWhenSent } from '../secret-names.js';

/** Returns what a string says that may say anything. A secret must not be a word that an error may show. */
export function sampleWord(word?: (name: string) => string): NonNullable<SampleOptions['word']> {
  return (name = 'value') => (isSecretWhenSent(name) ? `fake-${name}` : (word?.(name) ?? 'example'));
}

/** Says once of which schema no value was found. A call that needs one could not be made, by tests or by users. */
export function reportMissing(
  model: ProviderModel,
  { operationId }: OperationModel,
  place: string,
  isNeeded: boolean,
): void {
  if (!isNeeded) {
    const problem = 'No value was found that this schema allows, so tests and documents do without one';
    noteOnce(model, place, problem, MISSING_FIX);
    return;
  }
  const { findings, places, document } = model.spec;
  const at = places.at(document, place);
  if (findings.refused.some(one => one.rule === 'no-example' && isSame(one.place, at))) return;
  findings.add({
    kind: 'refused',
    rule: 'no-example',
    problem: `No value was found that this schema allows, and no call of ${operationId} is valid without one`,
    fix: MISSING_FIX,
    place: at,
  });
}

const MISSING_FIX = 'Correct the schema, or add an "example" that it allows.';

/** Adds a note about sample values, once for each place. */
export function noteOnce({ spec }: ProviderModel, place: string, problem: string, fix: string): void {
  const found = spec.places.at(spec.document, place);
  const isKnown = spec.findings.all.some(one => one.rule === 'sample' && isSame(one.place, found));
  if (!isKnown) spec.findings.add({ kind: 'note', rule: 'sample', problem, fix, place: found });
}

function isSame(one: Place, other: Place): boolean {
  return one.pointer === other.pointer && one.file === other.file;
}
