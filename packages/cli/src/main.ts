import { homedir } from 'node:os';
import { isatty } from 'node:tty';
import { systemClock } from '@token-clients/runtime';
import { EXIT } from './exit-codes.js';
import type { Io, Output } from './io.js';
import { shortcut } from './token/shortcut.js';

/**
 * Runs the program in this process and ends it with the exit code. The only function that touches `process`.
 *
 * Ctrl+C once lets what is under way end cleanly: a token request that spends a one-time refresh token is waited for,
 * so that its answer is not lost. Ctrl+C again ends at once.
 */
export async function main(): Promise<void> {
  let interrupt: AbortController | undefined;
  let interrupted = false;
  const signal = () => {
    interrupt ??= new AbortController();
    if (interrupted) interrupt.abort(new Error('Interrupted.'));
    return interrupt.signal;
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // Nobody looks at the signal yet, or it was not enough.
      if (interrupted || !interrupt) process.exit(EXIT.interrupted);
      interrupted = true;
      signal();
    });
  }
  const io = processIo(signal);
  // The build puts this file and what it imports into one file: a cached token needs no other.
  process.exitCode = (await shortcut(io)) ?? (await (await import('./run.js')).run(io));
  // Not before all is written; and idle connections must not keep the process.
  await Promise.all(opened.map(stream => new Promise(resolve => stream.write('', resolve))));
  process.exit();
}

const opened: NodeJS.WriteStream[] = [];

/** Streams are opened when they are used: that takes longer than all else in a short run. */
function processIo(signal: () => AbortSignal): Io {
  return {
    args: process.argv.slice(2),
    env: process.env,
    directory: process.cwd(),
    get home() {
      try {
        return homedir();
      } catch {
        // A user without an entry in passwd.
        return undefined;
      }
    },
    platform: process.platform,
    user: process.geteuid?.(),
    stdout: output(1, () => process.stdout),
    stderr: output(2, () => process.stderr),
    stdin: {
      get isTerminal() {
        return isatty(0);
      },
      read: async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
        return Buffer.concat(chunks);
      },
    },
    get ask() {
      if (!isatty(0) || !isatty(2)) return undefined;
      return async (question: string, options?: { readonly hidden?: boolean }) => {
        const { ask } = await import('./prompt.js');
        return ask(process.stdin, process.stderr, question, options);
      };
    },
    clock: systemClock,
    get signal() {
      return signal();
    },
  };
}

function output(descriptor: number, stream: () => NodeJS.WriteStream): Output {
  const open = () => {
    const opening = stream();
    if (!opened.includes(opening)) {
      opened.push(opening);
      // A reader that went away, such as `head`, wants no more: that is not a failure.
      opening.on('error', error =>
        process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? EXIT.ok : EXIT.defect),
      );
    }
    return opening;
  };
  return {
    get isTerminal() {
      return isatty(descriptor);
    },
    write: text => void open().write(text),
    drained: async () => {
      const opening = open();
      if (opening.writableNeedDrain) await new Promise(resolve => opening.once('drain', resolve));
    },
  };
}
