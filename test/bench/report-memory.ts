import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/*
 * Is loaded before a program, by --import, and writes at its end how much memory it had resident at most, in KB. That is of the
 * whole process, with all its threads.
 */

/** The variable with the file to write to. */
export const MEMORY_FILE = 'TOKEN_CLIENTS_BENCH_MEMORY';

const file = process.env[MEMORY_FILE];
if (isMainThread && file !== undefined) {
  process.on('exit', () => appendFileSync(file, `${process.resourceUsage().maxRSS}\n`));
}
