import { httpMethods, type OpenApiDocument } from '../document/document.js';
import type { Spec } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { withoutInheritedNames } from '../read/inherited-names.js';
import { LibraryFailure, type SpecLibraries } from '../read/libraries.js';
import { inferredId } from '../read/read-operation.js';
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
  const { source, restore } = withoutInheritedNames(withPlainComments(withIds(document)));
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

/** It lists operations by id, so those without one get the one that the client uses. */
function withIds({ paths = {}, ...rest }: OpenApiDocument): OpenApiDocument {
  const named = Object.entries(paths).map(([url, item]) => {
    const operations = httpMethods.flatMap(method => {
      const operation = item[method];
      return operation ? [[method, { operationId: inferredId(method, url), ...operation }] as const] : [];
    });
    return [url, { ...item, ...Object.fromEntries(operations) }] as const;
  });
  return { ...rest, paths: Object.fromEntries(named) };
}

/** Takes out what makes a reader see other code than there is. In strings it was escaped, so this is about comments. */
function plainComments(code: string): string {
  return code.replace(/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff\p{Bidi_Control}]/gu, ' ');
}
