import { codeHeader } from '../code/header.js';
import { pointer } from '../document/document.js';
import { placeOf } from '../document/findings.js';
import type { Spec } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { LibraryFailure, type SpecLibraries } from '../read/libraries.js';
import { typesDocument } from './types-document.js';

/**
 * Writes `types.ts`, by openapi-typescript.
 *
 * @throws {GenerateError} `spec_invalid` when the library fails on the spec or takes longer than its limit; `interrupted`
 */
export async function typesCode(
  spec: Spec,
  types: SpecLibraries['types'],
  signal?: AbortSignal,
): Promise<string> {
  const { document } = spec;
  const source = JSON.stringify(typesDocument(document, vendorsNames(spec)));
  const code = await types(source, signal).catch((error: unknown) => {
    if (!(error instanceof LibraryFailure)) throw error;
    const what =
      error.kind === 'too_long'
        ? `openapi-typescript did not get through it in ${Math.ceil((error.limitMs ?? 0) / 1000)} s`
        : `openapi-typescript fails on it: ${error.message}`;
    throw new GenerateError('spec_invalid', what, {
      ...placeOf(spec.places.at(document, '')),
      rule: 'types',
      cause: error,
    });
  });
  return `${codeHeader(spec)}\n\n${code}`;
}

/** Says whether the vendor gave a schema its name. */
export function vendorsNames({ document, places }: Spec): (name: string) => boolean {
  return name =>
    !/\/(oneOf|anyOf)\/\d+$/.test(places.at(document, pointer('components', 'schemas', name)).pointer);
}
