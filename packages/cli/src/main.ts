import { homedir } from 'node:os';
import { isatty } from 'node:tty';
import { systemClock } from '@token-clients/runtime';
import { endProcess, lastWords, watchEnd, whileLoading } from './ending.js';
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
  watchEnd();
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
      if (ended || !interrupt) endProcess(SIGNAL_EXITS[name]);
      ended = name;
      signal();
    });
  }
  const warnings: string[] = [];
  process.removeAllListeners('warning');
  process.on('warning', (warning: NodeJS.ErrnoException) => {
    // A client's files are ES modules also where its package.json does not say so.
    if (warning.code !== 'MODULE_TYPELESS_PACKAGE_JSON') warnings.push(warning.message);
  });
  const io = processIo(signal, warnings);
  // The build bundles this file with all it imports: a cached token needs no other file.
  const exitCode = (await shortcut(io)) ?? (await (await import('./run.js')).run(io));
  // Exit explicitly, because idle connections would keep the process alive, but only after all output is written.
  await Promise.all(
    [...opened.values()].map(({ write }) => new Promise<void>(resolve => write('', () => resolve()))),
  );
  await new Promise(resolve => setImmediate(resolve));
  endProcess(ended && exitCode === EXIT.interrupted ? SIGNAL_EXITS[ended] : exitCode);
}

let questions = 0;

/** A stream of this process with the `write` that it had when it was opened. */
interface Opened {
  readonly stream: NodeJS.WriteStream;
  readonly write: NodeJS.WriteStream['write'];
}

const opened = new Map<Descriptor, Opened>();
type Descriptor = 1 | 2;

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
    stdout: output(1),
    stderr: output(2),
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
    loading(path, load) {
      // Stdout is for the result of the command.
      open(1).stream.write = open(2).write;
      return whileLoading(path, load);
    },
  };
}

function output(descriptor: Descriptor): Output {
  return safeOutput({
    get isTerminal() {
      return isatty(descriptor);
    },
    get columns() {
      return isatty(descriptor) ? open(descriptor).stream.columns : undefined;
    },
    write: text => void open(descriptor).write(text),
    drained: async () => {
      const { stream } = open(descriptor);
      if (stream.writableNeedDrain) await new Promise(resolve => stream.once('drain', resolve));
    },
  });
}

function open(descriptor: Descriptor): Opened {
  const known = opened.get(descriptor);
  if (known) return known;
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    // A failure to write a note or an error does not change the result.
    if (descriptor === 1) stdoutFailed(code);
  });
  const opening = { stream, write: stream.write.bind(stream) };
  opened.set(descriptor, opening);
  return opening;
}

function stdoutFailed(code = 'unknown'): never {
  // A reader that closed the pipe, such as `head`, wants no more: that is not a failure.
  if (code === 'EPIPE') endProcess(EXIT.ok);
  lastWords('output', `The output could not be written (${code}).`, EXIT.output);
  endProcess(EXIT.output);
}
