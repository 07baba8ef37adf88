import { LibraryFailure, type LintReport } from '../read/libraries.js';
import { type TaskRunner, WorkerFailure } from './task-runner.js';
import type { LintInput } from './tasks.js';

/** How long the linter may be busy before patterns are looked at, which may be what holds it up. */
const PATIENCE_MS = 1000;

/** How long a pattern may take on one string. */
const PATTERN_LIMIT_MS = 2000;

/**
 * Lints a document in a worker. Where that takes a while, a second worker looks for a pattern that does not come to an end: it
 * is found within seconds, and a document that is only large has its full time.
 *
 * @throws {LibraryFailure}
 * @throws {GenerateError} `interrupted`
 */
export async function lintInTime(
  tasks: TaskRunner,
  input: LintInput,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<LintReport> {
  const ended = new AbortController();
  const untilEnd = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  const patternLimitMs = Math.min(limitMs, PATTERN_LIMIT_MS);
  let looking: Promise<string | undefined> | undefined;
  const look = () => {
    looking ??= endlessPattern(tasks, input.source, patternLimitMs, untilEnd);
    return looking;
  };
  let patience: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<LintReport>((resolve, reject) => {
      const onStart = () => {
        patience = setTimeout(
          () =>
            look().then(pattern => pattern !== undefined && reject(tooLong(pattern, patternLimitMs)), reject),
          PATIENCE_MS,
        );
      };
      tasks.run('lint', input, { signal: untilEnd, limitMs, onStart }).then(resolve, reject);
    });
  } catch (error) {
    if (!(error instanceof WorkerFailure)) throw error;
    if (error.kind === 'failed') throw new LibraryFailure('failed', error.message);
    const pattern = await look();
    throw tooLong(pattern, pattern === undefined ? limitMs : patternLimitMs);
  } finally {
    clearTimeout(patience);
    ended.abort();
  }
}

function tooLong(pattern: string | undefined, limitMs: number): LibraryFailure {
  return new LibraryFailure('too_long', 'It took too long', { limitMs, pattern });
}

/** The place of a pattern that does not come to an end; undefined if all of them do. */
async function endlessPattern(
  tasks: TaskRunner,
  source: string,
  limitMs: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  return tasks.run('slowPattern', source, { signal, limitMs }).catch((error: unknown) => {
    if (!(error instanceof WorkerFailure)) throw error;
    return error.kind === 'too_long' ? error.place : undefined;
  });
}
