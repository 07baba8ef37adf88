import { codeHeader } from '../code/header.js';
import { placeOf } from '../document/findings.js';
import type { Spec } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { LibraryFailure, type SpecLibraries } from '../read/libraries.js';
import type { TypesDocument } from './types-document.js';

/**
 * Writes `types.ts`, by openapi-typescript.
 *
 * @param read what it reads of the spec, as {@link typesOf} returns it
 * @throws {GenerateError} `spec_invalid` when the library fails on the spec or takes longer than its limit; `interrupted`
 */
export async function typesCode(
  spec: Spec,
  read: TypesDocument,
  types: SpecLibraries['types'],
  signal?: AbortSignal,
): Promise<string> {
  const code = await types(JSON.stringify(read), signal).catch((error: unknown) => {
    if (!(error instanceof LibraryFailure)) throw error;
    const what =
      error.kind === 'too_long'
        ? `openapi-typescript did not get through it in ${Math.ceil((error.limitMs ?? 0) / 1000)} s`
        : `openapi-typescript fails on it: ${error.message}`;
    throw new GenerateError('spec_invalid', what, {
      ...placeOf(spec.places.at(spec.document, '')),
      rule: 'types',
      cause: error,
    });
  });
  return `${codeHeader(spec)}\n\n${code}`;
}
