import type { GenerateError } from '../errors.js';
import { commandPort } from './command-port.js';
import { EXIT_BY_CODE } from './exit-codes.js';
import { type EndingSignal, EXIT_CODES, endingSignals, type FromThread } from './messages.js';

/** What ends a run from outside, and the exit code that shows it. */
export interface Interruption {
  /** Fires at the first Ctrl+C or SIGTERM, or when the terminal is closed. A second one ends the process at once. */
  readonly signal: AbortSignal;
  /** The exit code for an error: 130 after Ctrl+C, 143 after SIGTERM, 129 after SIGHUP, else that of its code. */
  readonly exitCode: (error: GenerateError) => number;
}

/** Listens for the signals that end a command. */
export function interruption(): Interruption {
  const controller = new AbortController();
  let code: number = EXIT_CODES.SIGINT;
  onSignal(signal => {
    if (!controller.signal.aborted) code = EXIT_CODES[signal];
    controller.abort();
  });
  return {
    signal: controller.signal,
    exitCode: error => (error.code === 'interrupted' ? code : EXIT_BY_CODE[error.code]),
  };
}

/** Signals reach a process, which passes them on to the thread that runs a command. */
function onSignal(listener: (signal: EndingSignal) => void): void {
  const port = commandPort();
  if (port === null) {
    for (const signal of endingSignals) process.once(signal, () => listener(signal));
    return;
  }
  port.on('message', listener);
  // Listening alone keeps no thread alive.
  port.unref();
}

/** Writes files, or undoes that after a signal. Until it has done so, only a second signal ends the process. */
export async function writing<Result>(work: () => Result): Promise<Awaited<Result>> {
  const port = commandPort();
  port?.postMessage({ isWriting: true } satisfies FromThread);
  try {
    return await work();
  } finally {
    port?.postMessage({ isWriting: false } satisfies FromThread);
  }
}
