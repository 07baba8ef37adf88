import { GenerateError } from '../errors.js';
import type { SpecIdentity } from './spec.js';

/** The error for a spec that can't be generated from correctly: which file, where in it, why, and what fixes it. */
export function refused(
  { provider }: { readonly provider: SpecIdentity },
  pointer: string,
  what: string,
  fix?: string,
): GenerateError {
  return new GenerateError('spec_invalid', what, { file: provider.specName, pointer, fix });
}
