import { Worker } from 'node:worker_threads';
import { WORKER } from '../process/thread-files.js';
import { type TaskListener, type TaskThread, taskRunner } from './task-runner.js';

/** Enough for any spec that passes the limit on its size. */
const MEMORY_MB = 2048;

/** Does tasks in worker threads; the main thread handles Ctrl+C meanwhile. */
export const inWorker = taskRunner(newThread);

function newThread(onEnd: () => void): TaskThread {
  const worker = new Worker(WORKER, {
    // A library may print a spec's text, with what a terminal takes for commands: nothing of it is passed on.
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let listener: TaskListener | undefined;
  worker.on('message', report => listener?.onReport(report));
  // What goes wrong after a task has ended is no concern of the next one, and must not end the process.
  worker.on('error', error => listener?.onFailure(error.message));
  worker.on('exit', () => {
    onEnd();
    listener?.onFailure('The worker ended');
  });
  return {
    send: order => worker.postMessage(order),
    listen: next => {
      listener = next;
    },
    setBusy: isBusy => (isBusy ? worker.ref() : worker.unref()),
    end: () => void worker.terminate(),
  };
}
