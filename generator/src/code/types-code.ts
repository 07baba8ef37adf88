import type { Spec } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { withoutInheritedNames } from '../read/inherited-names.js';
import { LibraryFailure, type SpecLibraries } from '../read/libraries.js';
import { codeHeader } from './header.js';
import { withPlainComments } from './plain-comments.js';

/**
 * The text of `types.ts`, by openapi-typescript.
 *
 * @throws {GenerateError} `spec_invalid` when the library fails on the spec or takes longer than its limit; `interrupted`
 */
export async function typesCode(
  spec: Spec,
  types: SpecLibraries['types'],
  signal?: AbortSignal,
): Promise<string> {
  const { document, provider } = spec;
  const { source, restore } = withoutInheritedNames(withPlainComments(document));
  const code = await types(source, signal).catch((error: unknown) => {
    if (!(error instanceof LibraryFailure)) throw error;
    const what =
      error.kind === 'too_long'
        ? `openapi-typescript did not get through it in ${Math.ceil((error.limitMs ?? 0) / 1000)} s`
        : `openapi-typescript fails on it: ${restore(error.message)}`;
    throw new GenerateError('spec_invalid', what, { file: provider.specName, cause: error });
  });
  return `${codeHeader(spec)}\n\n${plainComments(restore(code))}`;
}

/** Takes out what makes a reader see other code than there is. In strings it was escaped, so this is about comments. */
function plainComments(code: string): string {
  return code.replace(/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff\p{Bidi_Control}]/gu, ' ');
}
