import { interrupted } from '../errors.js';
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

/** Hears what a worker reports. */
export interface TaskListener {
  readonly onReport: (report: Report) => void;
  /** It has failed as a whole, or has ended. */
  readonly onFailure: (reason: string) => void;
}

/** A worker as the place has it: a thread of Node, or a worker of a page. */
export interface TaskThread {
  readonly send: (order: Order) => void;
  /** Has one listener, or none. */
  readonly listen: (listener: TaskListener | undefined) => void;
  /** Says whether it has something to do, and so must keep a process alive. */
  readonly setBusy: (isBusy: boolean) => void;
  readonly end: () => void;
}

/** Does tasks in workers. */
export interface TaskRunner {
  /** Has a worker load what a task needs while there is nothing to do for it yet. */
  readonly load: (task: keyof Tasks) => void;
  /**
   * Does a task in a worker, so that no spec can hold up the caller's thread: a pattern that takes for ever ends with the time
   * limit or with the signal.
   *
   * @throws {WorkerFailure} `too_long` when a step exceeds the limit, `failed` when the task throws or runs out of memory
   * @throws {GenerateError} `interrupted` when the signal fires
   */
  readonly run: <Name extends keyof Tasks>(
    task: Name,
    input: Tasks[Name]['input'],
    limits: WorkLimits,
  ) => Promise<Tasks[Name]['output']>;
}

/**
 * Makes what does tasks in workers.
 *
 * @param newThread starts a worker, and calls `onEnd` when it has ended by itself
 */
export function taskRunner(newThread: (onEnd: () => void) => TaskThread): TaskRunner {
  /** For each task a worker that has loaded its libraries and waits for the next one. None keeps a process alive. */
  const spares = new Map<keyof Tasks, TaskThread>();
  /** Tasks of one kind take turns in one worker: a second one would have to load the libraries again. */
  const turns = new Map<keyof Tasks, Promise<unknown>>();

  const start = (): TaskThread => {
    const thread = newThread(() => {
      for (const [task, spare] of spares) if (spare === thread) spares.delete(task);
    });
    return thread;
  };
  const keep = (task: keyof Tasks, thread: TaskThread) => {
    if (spares.has(task)) return thread.end();
    spares.set(task, thread);
    thread.setBusy(false);
  };
  const take = (task: keyof Tasks): TaskThread => {
    const thread = spares.get(task) ?? start();
    spares.delete(task);
    thread.setBusy(true);
    return thread;
  };

  return {
    load(task) {
      if (spares.has(task)) return;
      const thread = start();
      thread.send({ kind: 'load', task });
      keep(task, thread);
    },
    async run(task, input, limits) {
      const before = turns.get(task);
      const result = (before ?? Promise.resolve()).then(() => {
        if (limits.signal?.aborted) throw interrupted();
        const thread = take(task);
        return inThread(thread, { kind: 'do', task, input }, limits, () => keep(task, thread));
      });
      turns.set(
        task,
        result.catch(() => {}),
      );
      return result as Promise<Tasks[typeof task]['output']>;
    },
  };
}

/** Has a worker carry out one order. A worker that fails, or takes too long, is ended. */
function inThread(
  thread: TaskThread,
  order: Order,
  { signal, limitMs, onStart }: WorkLimits,
  onDone: () => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let place: string | undefined;
    const leave = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      thread.listen(undefined);
    };
    const fail = (error: Error) => {
      leave();
      thread.end();
      reject(error);
    };
    const onAbort = () => fail(interrupted());
    const onFailure = (reason: string) => fail(new WorkerFailure('failed', reason, place));
    const onReport = (report: Report) => {
      if (report.kind === 'failed') onFailure(report.reason);
      else if (report.kind === 'done') {
        leave();
        onDone();
        resolve(report.output);
      } else {
        if (report.kind === 'step') place = report.place;
        else onStart?.();
        clearTimeout(timer);
        timer = setTimeout(() => fail(new WorkerFailure('too_long', 'It took too long', place)), limitMs);
      }
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    thread.listen({ onReport, onFailure });
    thread.send(order);
  });
}
