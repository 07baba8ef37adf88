import { GenerateError } from '../errors.js';

/** The error of a spec that our own code was ended over. */
export function readingTooLong(file: string, limitMs: number): GenerateError {
  return new GenerateError('spec_invalid', `Reading it takes longer than ${Math.ceil(limitMs / 1000)} s`, {
    file,
    fix: 'Keep fewer operations, or allow more milliseconds in TOKEN_CLIENTS_SPEC_LIMIT_MS.',
    rule: 'too-large',
  });
}
