import { Worker } from 'node:worker_threads';
import { interrupted } from '../errors.js';
import { WORKER } from '../process/thread-files.js';
import type { Order, Report, Tasks } from './tasks.js';

/** How long a spec may keep a worker busy, and what ends it earlier. */
export interface WorkLimits {
  /** Ends the work at once; the promise then rejects with `interrupted`. */
  readonly signal?: AbortSignal | undefined;
  /** How long one step may take, in milliseconds. Loading the libraries does not count. */
  readonly limitMs: number;
  /** Called when the task begins: its libraries are loaded, and it is its turn. */
  readonly onStart?: (() => void) | undefined;
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

/** Enough for any spec that passes the limit on its size. */
const MEMORY_MB = 2048;

/** For each task a worker that has loaded its libraries and waits for the next one. None keeps the process alive. */
const spares = new Map<keyof Tasks, Worker>();

/** Tasks of one kind take turns in one worker: a second one would have to load the libraries again. */
const turns = new Map<keyof Tasks, Promise<unknown>>();

/** Has a worker load what a task needs while there is nothing to do for it yet. */
export function loadWorker(task: keyof Tasks): void {
  if (spares.has(task)) return;
  const worker = newWorker();
  worker.postMessage({ kind: 'load', task } satisfies Order);
  keep(task, worker);
}

/**
 * Does a task in a worker thread, so that no spec can hold up the main thread: a pattern that takes for ever ends with
 * the time limit or with the signal, and the main thread handles Ctrl+C meanwhile.
 *
 * @throws {WorkerFailure} `too_long` when a step exceeds the limit, `failed` when the task throws or runs out of memory
 * @throws {GenerateError} `interrupted` when the signal fires
 */
export async function inWorker<Name extends keyof Tasks>(
  task: Name,
  input: Tasks[Name]['input'],
  limits: WorkLimits,
): Promise<Tasks[Name]['output']> {
  const before = turns.get(task);
  const result = (before ?? Promise.resolve()).then(() => runTask(task, input, limits));
  turns.set(
    task,
    result.catch(() => {}),
  );
  return result;
}

function runTask<Name extends keyof Tasks>(
  task: Name,
  input: Tasks[Name]['input'],
  { signal, limitMs, onStart }: WorkLimits,
): Promise<Tasks[Name]['output']> {
  if (signal?.aborted) return Promise.reject(interrupted());
  const worker = spares.get(task) ?? newWorker();
  spares.delete(task);
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
        keep(task, worker);
        resolve(report.output as Tasks[Name]['output']);
      } else {
        if (report.kind === 'step') place = report.place;
        else onStart?.();
        clearTimeout(timer);
        timer = setTimeout(() => fail(new WorkerFailure('too_long', 'It took too long', place)), limitMs);
      }
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', onReport).on('error', onError).on('exit', onExit);
    worker.postMessage({ kind: 'do', task, input } satisfies Order);
  });
}

function newWorker(): Worker {
  const worker = new Worker(WORKER, {
    // A library may print a spec's text, with what a terminal takes for commands: nothing of it is passed on.
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  // What goes wrong after a task has ended is no concern of the next one, and must not end the process.
  worker.on('error', () => {});
  worker.on('exit', () => {
    for (const [task, spare] of spares) if (spare === worker) spares.delete(task);
  });
  return worker;
}

function keep(task: keyof Tasks, worker: Worker): void {
  if (spares.has(task)) void worker.terminate();
  else {
    spares.set(task, worker);
    worker.unref();
  }
}
