/* Stands for `thread-files.ts` in the bundle, all of whose files are in one folder. */
export const COMMAND_THREAD = new URL('./command-thread.js', import.meta.url);
export const WORKER = new URL('./worker.js', import.meta.url);
