import { Worker } from 'node:worker_threads';
import { interrupted } from '../process/run-process.js';
import type { Order, Report, Tasks } from './tasks.js';

/** How long a spec may keep a worker busy, and what ends it earlier. */
export interface WorkLimits {
  /** Ends the work at once; the promise then rejects with `interrupted`. */
  readonly signal?: AbortSignal | undefined;
  /** How long one step may take, in milliseconds. Loading the libraries does not count. */
  readonly limitMs: number;
}

/** Why a worker gave no result. */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';
  readonly kind: 'too_long' | 'failed';
  /** The last step that was announced. */
  readonly place: string | undefined;

  constructor(kind: 'too_long' | 'failed', reason: string, place: string | undefined) {
    super(reason);
    this.kind = kind;
    this.place = place;
  }
}

/** The compiled entry: a worker can't run TypeScript, and this module may be loaded from `src` by a test. */
const ENTRY = new URL('../../dist/worker/entry.js', import.meta.url);

/** Enough for any spec that passes the limit on its size. */
const MEMORY_MB = 2048;

/** A worker that has loaded its libraries and waits for the next task. It does not keep the process alive. */
let spare: Worker | undefined;

/**
 * Does a task in a worker thread, so that no spec can hold up the main thread: a pattern that takes for ever ends with
 * the time limit or with the signal, and the main thread handles Ctrl+C meanwhile.
 *
 * @throws {WorkerFailure} `too_long` when a step exceeds the limit, `failed` when the task throws or runs out of memory
 * @throws {GenerateError} `interrupted` when the signal fires
 */
export function inWorker<Name extends keyof Tasks>(
  task: Name,
  input: Tasks[Name]['input'],
  { signal, limitMs }: WorkLimits,
): Promise<Tasks[Name]['output']> {
  if (signal?.aborted) return Promise.reject(interrupted());
  const worker = spare ?? newWorker();
  spare = undefined;
  worker.ref();

  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let place: string | undefined;
    const leave = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      worker.off('message', onReport).off('error', onError).off('exit', onExit);
    };
    const fail = (error: Error) => {
      leave();
      void worker.terminate();
      reject(error);
    };
    const failed = (reason: string) => fail(new WorkerFailure('failed', reason, place));
    const onAbort = () => fail(interrupted());
    const onError = (error: Error) => failed(error.message);
    const onExit = () => failed('The worker ended');
    const onReport = (report: Report) => {
      if (report.kind === 'failed') failed(report.reason);
      else if (report.kind === 'done') {
        leave();
        keep(worker);
        resolve(report.output as Tasks[Name]['output']);
      } else {
        if (report.kind === 'step') place = report.place;
        clearTimeout(timer);
        timer = setTimeout(() => fail(new WorkerFailure('too_long', 'It took too long', place)), limitMs);
      }
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', onReport).on('error', onError).on('exit', onExit);
    worker.postMessage({ task, input } satisfies Order);
  });
}

function newWorker(): Worker {
  const worker = new Worker(ENTRY, {
    // A library may print a spec's text, with what a terminal takes for commands: nothing of it is passed on.
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  // What goes wrong after a task has ended concerns nobody, and must not end the process.
  worker.on('error', () => {});
  worker.on('exit', () => {
    if (spare === worker) spare = undefined;
  });
  return worker;
}

function keep(worker: Worker): void {
  if (spare) void worker.terminate();
  else {
    spare = worker;
    worker.unref();
  }
}
