import { wantedLimitMs } from '../process/wanted-limit.js';
import type { SpecLibraries } from '../read/libraries.js';
import type { SpecLimits } from '../read/spec-limits.js';
import { inWorker } from './in-worker.js';
import { taskLibraries } from './task-libraries.js';

/**
 * The linter and openapi-typescript, each in a worker thread of its own, with a time limit for each spec.
 *
 * @param rules The linter's rules, as YAML.
 */
export function workerLibraries(rules: string, { limitMs }: SpecLimits = {}): SpecLibraries {
  return taskLibraries(inWorker, rules, { limitMs: limitMs ?? wantedLimitMs() });
}

/**
 * Starts to load the linter before there is a spec for it. openapi-typescript waits for the first spec: loading both at once
 * would take a processor from reading, and Java can't start before all is read.
 */
export function loadLinter(): void {
  inWorker.load('lint');
}
