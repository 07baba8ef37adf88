import { LibraryFailure, type SpecLibraries } from '../read/libraries.js';
import { type SpecLimits, specLimitMs } from '../read/spec-limits.js';
import { lintInTime } from './lint-in-time.js';
import { type TaskRunner, WorkerFailure } from './task-runner.js';

/**
 * The linter and openapi-typescript, each in a worker of its own, with a time limit for each spec.
 *
 * @param rules The linter's rules, as YAML.
 */
export function taskLibraries(tasks: TaskRunner, rules: string, limits: SpecLimits): SpecLibraries {
  return {
    lint: (request, signal) =>
      lintInTime(tasks, { ...request, rules }, specLimitMs(request.source, limits), signal),
    async types(source, signal) {
      const limitMs = specLimitMs(source, limits);
      return tasks.run('types', source, { signal, limitMs }).catch((error: unknown) => {
        throw error instanceof WorkerFailure
          ? new LibraryFailure(error.kind, error.message, { limitMs })
          : error;
      });
    },
  };
}
