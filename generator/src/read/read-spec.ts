import { pointer } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec, SpecText } from '../document/spec.js';
import { parseSpec } from '../source/parse-spec.js';
import { checkCircularSchemas } from './check-circular-schemas.js';
import { checkReferences } from './check-references.js';
import type { SpecLibraries } from './libraries.js';
import { lintSpec } from './lint-spec.js';

/**
 * Reads a spec and judges it: a document that can be read, references that lead to something, and the linter's findings as
 * advice.
 *
 * @throws {GenerateError} `spec_invalid` with file, JSON pointer (or line) and reason; `interrupted`
 */
export async function readSpec(
  source: SpecText,
  lint: SpecLibraries['lint'],
  signal?: AbortSignal,
): Promise<Spec> {
  const spec = await parseSpec(source);
  checkReferences(spec);
  for (const finding of await lintSpec(spec, lint, source.isStrict ?? false, signal))
    spec.findings.add(finding);
  spec.findings.throwIfRefused();
  checkSpec(spec);
  return spec;
}

/**
 * Judges what the linter has no rule for.
 *
 * @throws {GenerateError} `spec_invalid` for a schema that is a part of itself, and for a path that is more than a path
 */
export function checkSpec(spec: Spec): void {
  checkCircularSchemas(spec);
  checkPaths(spec);
}

/** Rejects a query in a path: openapi-fetch joins base URL and path as strings, so it would swallow the caller's. */
function checkPaths(spec: Spec): void {
  for (const path of Object.keys(spec.document.paths ?? {})) {
    if (/[?#\s\p{Cc}]/u.test(path)) {
      throw invalidSpec(
        spec,
        pointer('paths', path),
        'A path has no query, no fragment and no blanks',
        'Make what follows "?" parameters.',
      );
    }
  }
}
