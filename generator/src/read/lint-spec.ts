import path from 'node:path';
import { GenerateError } from '../errors.js';
import type { Provider } from '../files/providers.js';
import { generatorRoot } from '../project-root.js';
import { inWorker, WorkerFailure } from '../worker/in-worker.js';
import type { OpenApiDocument } from './document.js';
import { withoutInheritedNames } from './inherited-names.js';
import { type SpecLimits, specLimitMs } from './spec-limits.js';

/**
 * Lints a spec with the committed rules of `generator/lint.yaml`. The linter gets the document as the generator read
 * it, and no way to read anything else. It runs the spec's own patterns on the spec's own examples, so it works in a
 * thread that can be ended.
 *
 * @throws GenerateError `spec_invalid` naming the first finding, and how many there are; also for a spec that keeps the
 * linter busy longer than the limit, or makes it fail; `interrupted`
 */
export async function lintSpec(
  { specName: file }: Provider,
  document: OpenApiDocument,
  limits: SpecLimits = {},
): Promise<void> {
  const { source, restore } = withoutInheritedNames(document);
  const { signal } = limits;
  const limitMs = specLimitMs(source, limits);
  const input = { source, specName: file, rules: path.join(generatorRoot, 'lint.yaml') };
  const first = await inWorker('lint', input, { signal, limitMs }).catch(async (error: unknown) => {
    if (!(error instanceof WorkerFailure)) throw error;
    throw error.kind === 'too_long'
      ? await tooLong(file, source, restore, limitMs, signal)
      : new GenerateError('spec_invalid', `The linter fails on it: ${firstLine(restore(error.message))}`, {
          file,
          fix: 'Look for what is unusual in it, and write that in another way.',
          cause: error,
        });
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

/** The refusal of a spec that the linter did not get through, with the pattern that holds it up, if it is one. */
async function tooLong(
  file: string,
  source: string,
  restore: (text: string) => string,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<GenerateError> {
  const limit = `${Math.ceil(limitMs / 1000)} s`;
  const pattern = await inWorker('slowPattern', source, { signal, limitMs: Math.min(limitMs, 2000) }).catch(
    (error: unknown) => {
      if (!(error instanceof WorkerFailure)) throw error;
      return error.kind === 'too_long' ? error.place : undefined;
    },
  );
  return pattern === undefined
    ? new GenerateError('spec_invalid', `The linter did not get through it in ${limit}`, {
        file,
        fix: 'Make it smaller, or allow more milliseconds in TOKEN_CLIENTS_SPEC_LIMIT_MS.',
      })
    : new GenerateError('spec_invalid', `This pattern takes longer than ${limit} on a text of the spec`, {
        file,
        pointer: restore(pattern),
        fix: 'Write it without a repetition inside a repetition, such as (a+)+, or leave it out.',
      });
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 200);
}
