import type { Spec } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { withoutInheritedNames } from './inherited-names.js';
import { LibraryFailure, type SpecLibraries } from './libraries.js';

/**
 * Lints a spec. The linter gets the document as the generator read it, and no way to read anything else.
 *
 * @throws {GenerateError} `spec_invalid` naming the first finding, and how many there are; also for a spec that keeps the
 *   linter busy longer than its limit, or makes it fail; `interrupted`
 */
export async function lintSpec(
  { provider: { specName: file }, document }: Spec,
  lint: SpecLibraries['lint'],
  signal?: AbortSignal,
): Promise<void> {
  const { source, restore } = withoutInheritedNames(document);
  const first = await lint(source, file, signal).catch((error: unknown) => {
    throw error instanceof LibraryFailure ? unlintable(file, error, restore) : error;
  });
  if (!first) return;
  const { message, rule, pointer, suggestions, count } = first;
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  throw new GenerateError('spec_invalid', `${restore(message).trim().replace(/\.$/, '')} [${rule}]${more}`, {
    file,
    ...(pointer !== '' && pointer !== '/' && { pointer: restore(pointer) }),
    fix:
      suggestions.length > 0
        ? `Did you mean ${suggestions.slice(0, 3).map(restore).join(' or ')}?`
        : undefined,
  });
}

/** The error for a spec that the linter did not get through, with the pattern that held it up, if it was one. */
function unlintable(file: string, error: LibraryFailure, restore: (text: string) => string): GenerateError {
  const { kind, message, pattern, limitMs = 0 } = error;
  if (kind === 'failed') {
    return new GenerateError('spec_invalid', `The linter fails on it: ${firstLine(restore(message))}`, {
      file,
      fix: 'Look for what is unusual in it, and write that in another way.',
      cause: error,
    });
  }
  const limit = `${Math.ceil(limitMs / 1000)} s`;
  return pattern === undefined
    ? new GenerateError('spec_invalid', `The linter did not get through it in ${limit}`, {
        file,
        fix: 'Make it smaller, or allow more milliseconds in TOKEN_CLIENTS_SPEC_LIMIT_MS.',
      })
    : new GenerateError('spec_invalid', `This pattern takes longer than ${limit} on a string of the spec`, {
        file,
        pointer: restore(pattern),
        fix: 'Write it without a repetition inside a repetition, such as (a+)+, or leave it out.',
      });
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 200);
}
