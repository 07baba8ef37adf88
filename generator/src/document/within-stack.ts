import { GenerateError } from '../errors.js';

/**
 * Does work on a spec whose parts may lead into each other more deeply than calls can go, or become more than fits into a
 * string.
 *
 * @throws {GenerateError} `spec_invalid` in that case
 */
export async function withinStack<Result>(file: string, work: () => Result): Promise<Awaited<Result>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new GenerateError('spec_invalid', 'Its parts lead into each other too deeply', {
      file,
      fix: 'Leave out some of the schemas between them, or keep fewer operations with x-keep.',
      rule: 'too-large',
      cause: error,
    });
  }
}
