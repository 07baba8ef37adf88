import type { GenerateError } from '../errors.js';

/** What ends a run from outside, and the exit code that shows it. */
export interface Interruption {
  /** Fires at the first Ctrl+C or SIGTERM. A second one ends the process at once. */
  readonly signal: AbortSignal;
  /** The exit code for an error: 130 after Ctrl+C, 143 after SIGTERM, else 1. */
  readonly exitCode: (error: GenerateError) => number;
}

/** Listens for the signals that end a command. */
export function interruption(): Interruption {
  const controller = new AbortController();
  let code = 130;
  process.once('SIGINT', () => controller.abort());
  process.once('SIGTERM', () => {
    if (!controller.signal.aborted) code = 143;
    controller.abort();
  });
  return { signal: controller.signal, exitCode: error => (error.code === 'interrupted' ? code : 1) };
}
