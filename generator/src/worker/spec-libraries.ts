import { LibraryFailure, type SpecLibraries } from '../read/libraries.js';
import { inWorker, loadWorker, WorkerFailure } from './in-worker.js';
import { type SpecLimits, specLimitMs } from './spec-limits.js';

/**
 * The linter and openapi-typescript, each in a worker thread of its own, with a time limit for each spec.
 *
 * @param rules The linter's rules, as YAML.
 */
export function workerLibraries(rules: string, limits: SpecLimits = {}): SpecLibraries {
  return {
    async lint(request, signal) {
      const { source } = request;
      const limitMs = specLimitMs(source, limits);
      try {
        return await inWorker('lint', { ...request, rules }, { signal, limitMs });
      } catch (error) {
        if (!(error instanceof WorkerFailure)) throw error;
        if (error.kind === 'failed') throw new LibraryFailure('failed', error.message);
        const pattern = await slowPattern(source, Math.min(limitMs, 2000), signal);
        throw new LibraryFailure('too_long', error.message, { limitMs, pattern });
      }
    },
    async types(source, signal) {
      const limitMs = specLimitMs(source, limits);
      return inWorker('types', source, { signal, limitMs }).catch((error: unknown) => {
        throw error instanceof WorkerFailure
          ? new LibraryFailure(error.kind, error.message, { limitMs })
          : error;
      });
    },
  };
}

/**
 * Starts to load the linter before there is a spec for it. openapi-typescript waits for the first spec: loading both at once
 * would take a processor from reading, and Java can't start before all is read.
 */
export function loadLinter(): void {
  loadWorker('lint');
}

/** The place of a pattern that does not come to an end; undefined if all of them do. */
async function slowPattern(
  source: string,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  return inWorker('slowPattern', source, { signal, limitMs }).catch((error: unknown) => {
    if (!(error instanceof WorkerFailure)) throw error;
    return error.kind === 'too_long' ? error.place : undefined;
  });
}
