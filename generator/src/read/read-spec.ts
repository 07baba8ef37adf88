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
 * @throws {GenerateError} `spec_invalid` for a schema that is a part of itself
 */
export function checkSpec(spec: Spec): void {
  checkCircularSchemas(spec);
}
