/** The compiled file of the thread in which a command runs. */
export const COMMAND_THREAD = new URL('../command-thread.js', import.meta.url);

/** The compiled file of a worker: a thread can't run TypeScript, and a test may have loaded this module from `src`. */
export const WORKER = new URL('../../dist/worker/entry.js', import.meta.url);
