import { parentPort } from 'node:worker_threads';
import { useCompileCache } from '../process/compile-cache.js';
import type { Order, Report, Task, Tasks } from './tasks.js';

useCompileCache();

/** Each task's code is loaded when it is first asked for. */
const TASKS: { readonly [Name in keyof Tasks]: () => Promise<Task<Name>> } = {
  lint: async () => (await import('./lint-task.js')).lint,
  types: async () => (await import('./types-task.js')).types,
  slowPattern: async () => (await import('./slow-pattern-task.js')).slowPattern,
};

const report = (message: Report) => parentPort?.postMessage(message);

async function run<Name extends keyof Tasks>(order: Order<Name>): Promise<void> {
  // A library that can't be loaded is reported by the task that needs it.
  if (order.kind === 'load') return void (await TASKS[order.task]().catch(() => {}));
  try {
    const work = await TASKS[order.task]();
    report({ kind: 'started' });
    report({ kind: 'done', output: await work(order.input, place => report({ kind: 'step', place })) });
  } catch (error) {
    report({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

parentPort?.on('message', (order: Order) => void run(order));
