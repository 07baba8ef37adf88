import { writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { isatty } from 'node:tty';
import { systemClock } from '@token-clients/runtime';
import { wantsJson } from './args.js';
import { EXIT, SIGNAL_EXITS, type SignalName } from './exit-codes.js';
import type { Io, Output } from './io.js';
import { printable, safeOutput } from './output/safe-output.js';
import { shortcut } from './token/shortcut.js';

/**
 * Runs the program in this process and ends the process with the exit code.
 *
 * After the first signal, work that has begun ends cleanly: the program releases its lease, and waits for a token
 * request that uses a one-time refresh token, so that its response is not lost. A second signal ends the program at once.
 */
export async function main(): Promise<void> {
  let interrupt: AbortController | undefined;
  let ended: SignalName | undefined;
  const signal = () => {
    interrupt ??= new AbortController();
    if (ended) interrupt.abort(new Error('Interrupted.'));
    return interrupt.signal;
  };
  for (const name of Object.keys(SIGNAL_EXITS) as SignalName[]) {
    process.on(name, () => {
      // Nothing listens to the signal yet, or this is the second one.
      if (ended || !interrupt) process.exit(SIGNAL_EXITS[name]);
      ended = name;
      signal();
    });
  }
  const warnings: string[] = [];
  process.removeAllListeners('warning');
  process.on('warning', ({ message }) => void warnings.push(message));
  const io = processIo(signal, warnings);
  // The build bundles this file with all it imports: a cached token needs no other file.
  const exitCode = (await shortcut(io)) ?? (await (await import('./run.js')).run(io));
  // Exit explicitly, because idle connections would keep the process alive, but only after all output is written.
  await Promise.all(opened.map(stream => new Promise(resolve => stream.write('', resolve))));
  await new Promise(resolve => setImmediate(resolve));
  process.exit(ended && exitCode === EXIT.interrupted ? SIGNAL_EXITS[ended] : exitCode);
}

let questions = 0;
const opened: NodeJS.WriteStream[] = [];

/** The real {@link Io}. Opening a stream takes longer than the rest of a short run, so each is opened when it is used. */
function processIo(signal: () => AbortSignal, warnings: readonly string[]): Io {
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
    stdout: output(
      1,
      () => process.stdout,
      ({ code }) => {
        // A reader that closed the pipe, such as `head`, wants no more: that is not a failure.
        if (code !== 'EPIPE') reportOutputFailure(code);
        process.exit(code === 'EPIPE' ? EXIT.ok : EXIT.output);
      },
    ),
    // A failure to write a note or an error does not change the result.
    stderr: output(
      2,
      () => process.stderr,
      () => {},
    ),
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
        questions += 1;
        try {
          return await ask(process.stdin, process.stderr, printable(question), options);
        } finally {
          questions -= 1;
        }
      };
    },
    get isAsking() {
      return questions > 0;
    },
    clock: systemClock,
    get signal() {
      return signal();
    },
    warnings,
  };
}

function output(
  descriptor: number,
  stream: () => NodeJS.WriteStream,
  failed: (error: NodeJS.ErrnoException) => void,
): Output {
  const open = () => {
    const opening = stream();
    if (!opened.includes(opening)) {
      opened.push(opening);
      opening.on('error', failed);
    }
    return opening;
  };
  return safeOutput({
    get isTerminal() {
      return isatty(descriptor);
    },
    get columns() {
      return isatty(descriptor) ? open().columns : undefined;
    },
    write: text => void open().write(text),
    drained: async () => {
      const opening = open();
      if (opening.writableNeedDrain) await new Promise(resolve => opening.once('drain', resolve));
    },
  });
}

function reportOutputFailure(code = 'unknown'): void {
  const message = `The output could not be written (${code}).`;
  const text = wantsJson(process.argv.slice(2))
    ? JSON.stringify({ error: { code: 'output', message, exit_code: EXIT.output } })
    : `error: ${message}`;
  try {
    writeSync(2, `${text}\n`);
  } catch {
    // stderr may be on the same full disk.
  }
}
