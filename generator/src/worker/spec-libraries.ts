import { LibraryFailure, type SpecLibraries } from '../read/libraries.js';
import { inWorker, loadWorker, WorkerFailure } from './in-worker.js';
import { lintInTime } from './lint-in-time.js';
import { type SpecLimits, specLimitMs } from './spec-limits.js';

/**
 * The linter and openapi-typescript, each in a worker thread of its own, with a time limit for each spec.
 *
 * @param rules The linter's rules, as YAML.
 */
export function workerLibraries(rules: string, limits: SpecLimits = {}): SpecLibraries {
  return {
    lint: (request, signal) => lintInTime({ ...request, rules }, specLimitMs(request.source, limits), signal),
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
