import { GenerateError } from '../errors.js';
import type { RefusalRule } from '../refusals/refusals.js';
import { placeOf } from './findings.js';
import type { Spec } from './spec.js';

/**
 * Makes the error for a spec from which nothing correct can be generated.
 *
 * @param pointer JSON pointer into `document`; the error names the place where that part was written
 * @param problem what is wrong with it
 * @param fix what to do about it
 * @param rule what kind of thing is wrong; a new kind gets an entry in `src/refusals/`
 */
export function invalidSpec(
  { document, places }: Pick<Spec, 'document' | 'places'>,
  pointer: string,
  problem: string,
  fix: string | undefined,
  rule: RefusalRule,
): GenerateError {
  return new GenerateError('spec_invalid', problem, { ...placeOf(places.at(document, pointer)), fix, rule });
}
