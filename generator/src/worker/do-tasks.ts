import type { Order, Report, Task, Tasks } from './tasks.js';

/** Each task's code is loaded when it is first asked for. */
const TASKS: { readonly [Name in keyof Tasks]: () => Promise<Task<Name>> } = {
  lint: async () => (await import('./lint-task.js')).lint,
  types: async () => (await import('./types-task.js')).types,
  slowPattern: async () => (await import('./slow-pattern-task.js')).slowPattern,
};

/** Makes what a worker does with each order. */
export function taskHandler(report: (message: Report) => void): (order: Order) => Promise<void> {
  return async order => {
    // A library that can't be loaded is reported by the task that needs it.
    if (order.kind === 'load') return void (await TASKS[order.task]().catch(() => {}));
    await carryOut(order, report);
  };
}

async function carryOut<Name extends keyof Tasks>(
  order: Extract<Order<Name>, { readonly kind: 'do' }>,
  report: (message: Report) => void,
): Promise<void> {
  try {
    const work = await TASKS[order.task]();
    report({ kind: 'started' });
    report({ kind: 'done', output: await work(order.input, place => report({ kind: 'step', place })) });
  } catch (error) {
    report({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}
