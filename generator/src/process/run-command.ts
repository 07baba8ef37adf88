import { Worker } from 'node:worker_threads';
import { interrupted } from '../errors.js';
import { readingTooLong } from '../report/reading-too-long.js';
import { endGroup } from './children.js';
import { EXIT } from './exit-codes.js';
import { type EndingSignal, EXIT_CODES, endingSignals, type FromThread } from './messages.js';
import { COMMAND_THREAD } from './thread-files.js';
import { watchdog } from './watchdog.js';

export type CommandName = 'generate' | 'new-provider' | 'remove-provider';

/** What the streams of the process are. */
export interface Terminal {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly columns: number | undefined;
  readonly hasColors: boolean;
}

/** What the thread of a command starts with. */
export interface ThreadData {
  readonly command: CommandName;
  readonly argv: readonly string[];
  readonly terminal: Terminal;
}

/** How long a thread may take to end by itself after a signal. */
const PATIENCE_MS = 500;

/** How long it may take to end a thread, which can't be done in the middle of a call to native code. */
const ENDING_MS = 150;

/**
 * Runs a command in a thread of its own, and sets the exit code. A signal goes to the thread, which ends in its own way; one
 * that is too busy for that is ended, if need be with the process, but not while it writes. A second signal ends it at once.
 */
export function runCommand(command: CommandName): void {
  const { stdin, stdout, stderr } = process;
  const terminal: Terminal = {
    stdin: stdin.isTTY ?? false,
    stdout: stdout.isTTY ?? false,
    stderr: stderr.isTTY ?? false,
    columns: stderr.columns,
    hasColors: stderr.isTTY && stderr.hasColors(),
  };
  const data: ThreadData = { command, argv: process.argv.slice(2), terminal };
  const thread = new Worker(COMMAND_THREAD, {
    workerData: data,
    stdin: terminal.stdin,
  });
  if (thread.stdin) stdin.pipe(thread.stdin);

  let unwritten: string | undefined;
  for (const stream of [stdout, stderr]) {
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      // Whoever has stopped reading, as `head` does, wants no more.
      if (code !== 'EPIPE') unwritten = code;
    });
  }
  let patience: NodeJS.Timeout | undefined;
  let asked: EndingSignal | undefined;
  let isWriting = false;
  const children = new Set<number>();
  const endChildren = () => children.forEach(endGroup);
  const end = (signal: EndingSignal) => {
    clearInterval(patience);
    endChildren();
    process.exitCode = EXIT_CODES[signal];
    stderr.write(`${interrupted().message}\n`);
    setTimeout(() => process.removeAllListeners(signal).kill(process.pid, signal), ENDING_MS).unref();
    void thread.terminate();
  };
  const endSoon = (signal: EndingSignal) => {
    clearInterval(patience);
    patience = setInterval(() => isWriting || end(signal), PATIENCE_MS);
  };
  for (const signal of endingSignals) {
    process.on(signal, () => {
      if (asked !== undefined) return end(signal);
      asked = signal;
      endSoon(signal);
      thread.postMessage(signal);
    });
  }
  const dog = watchdog(thread, ({ file, limitMs }) => {
    if (isWriting) return;
    dog.end();
    endChildren();
    process.exitCode = EXIT.configuration;
    stderr.write(`${readingTooLong(file, limitMs).message}\n`);
    void thread.terminate();
  });
  thread.on('message', (message: FromThread) => {
    if ('reading' in message) dog.watch(message.reading);
    else if ('isWriting' in message) {
      ({ isWriting } = message);
      // What it undid took its time: it has as much as before to end.
      if (asked !== undefined && !isWriting) endSoon(asked);
    } else if ('child' in message) children[message.isRunning ? 'add' : 'delete'](message.child);
    else {
      process.exitCode = message.exitCode;
      stdin.unpipe();
      thread.stdin?.end();
    }
  });
  thread.on('error', error => {
    endChildren();
    process.exitCode = EXIT.defect;
    stderr.write(`This is a defect of the generator; please report it.\n${error.stack ?? error}\n`);
  });
  thread.on('exit', () => {
    clearInterval(patience);
    dog.end();
    stdin.unpipe();
    stdin.unref?.();
    if (unwritten !== undefined) {
      process.exitCode ||= EXIT.output;
      stderr.write(`What was done cannot be written to the output (${unwritten}).\n`);
    }
  });
}
