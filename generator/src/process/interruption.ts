import { parentPort, workerData } from 'node:worker_threads';
import type { GenerateError } from '../errors.js';
import type { FromThread } from './run-command.js';

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
  onSignal(signal => {
    if (signal === 'SIGTERM' && !controller.signal.aborted) code = 143;
    controller.abort();
  });
  return { signal: controller.signal, exitCode: error => (error.code === 'interrupted' ? code : 1) };
}

/** Signals reach a process, which passes them on to the thread that runs a command. */
function onSignal(listener: (signal: NodeJS.Signals) => void): void {
  const port = isCommandThread() ? parentPort : null;
  if (port === null) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => listener(signal));
    return;
  }
  port.on('message', listener);
  // Listening alone keeps no thread alive.
  port.unref();
}

/** Writes files. Until it has done so, only a second signal ends the process. */
export async function writing<Result>(work: () => Result): Promise<Awaited<Result>> {
  const port = isCommandThread() ? parentPort : null;
  port?.postMessage({ isWriting: true } satisfies FromThread);
  try {
    return await work();
  } finally {
    port?.postMessage({ isWriting: false } satisfies FromThread);
  }
}

function isCommandThread(): boolean {
  return typeof workerData === 'object' && workerData !== null && 'command' in workerData;
}
