import { GenerateError } from '../errors.js';
import type { SpecIdentity } from './spec.js';

/**
 * Makes the error for a spec from which nothing correct can be generated.
 *
 * @param pointer JSON pointer to the part of the spec that is wrong
 * @param problem what is wrong with it
 * @param fix what to do about it
 */
export function invalidSpec(
  { provider }: { readonly provider: SpecIdentity },
  pointer: string,
  problem: string,
  fix?: string,
): GenerateError {
  return new GenerateError('spec_invalid', problem, { file: provider.specName, pointer, fix });
}
