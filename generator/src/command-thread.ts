import { parentPort, workerData } from 'node:worker_threads';
import { useCompileCache } from './process/compile-cache.js';
import type { FromThread } from './process/messages.js';
import type { CommandName, Terminal, ThreadData } from './process/run-command.js';

/*
 * The thread in which a command runs. The main thread stays free to hear Ctrl+C, whatever a spec keeps this one busy with.
 */

const { command, argv, terminal } = workerData as ThreadData;

/** Each command's code is loaded by the thread that runs it. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<(argv: readonly string[]) => Promise<number>>>> = {
  generate: async () =>
    argv.includes('--check-origin')
      ? (await import('./tool/check-origin-command.js')).checkOriginCommand
      : (await import('./tool/generate-command.js')).generateCommand,
  'new-provider': async () => (await import('./new-provider/new-provider-command.js')).newProviderCommand,
  'remove-provider': async () =>
    (await import('./new-provider/remove-provider-command.js')).removeProviderCommand,
};

useCompileCache();
pretend(terminal);
const run = await COMMANDS[command]();
const exitCode = await run(argv);
parentPort?.postMessage({ exitCode } satisfies FromThread);
// What was asked at the terminal keeps the thread until stdin has ended.
if (terminal.stdin) process.stdin.resume();

/** A thread's streams lead to those of the process, and are what these are. */
function pretend({ stdin, stdout, stderr, columns, hasColors }: Terminal): void {
  Object.assign(process.stdin, { isTTY: stdin });
  Object.assign(process.stdout, { isTTY: stdout, columns, hasColors: () => hasColors });
  Object.assign(process.stderr, { isTTY: stderr, columns, hasColors: () => hasColors });
}
