import { EXIT } from './exit-codes.js';
import type { Io, Output } from './io.js';
import { run } from './run.js';

/**
 * Runs the program in this process and ends it with the exit code. The only function that touches `process`.
 *
 * Ctrl+C once lets what is under way end cleanly: a token request that spends a one-time refresh token is waited for,
 * so that its answer is not lost. Ctrl+C again ends at once.
 */
export async function main(): Promise<void> {
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
      interrupt.abort(new Error('Interrupted.'));
    });
  }
  // A reader that went away, such as `head`, wants no more: that is not a failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? EXIT.ok : EXIT.defect));
  }
  process.exitCode = await run(processIo(interrupt.signal));
  // Not before all is written; and idle connections must not keep the process.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}

function processIo(signal: AbortSignal): Io {
  const canAsk = process.stdin.isTTY === true && process.stderr.isTTY === true;
  return {
    args: process.argv.slice(2),
    env: process.env,
    directory: process.cwd(),
    platform: process.platform,
    user: process.geteuid?.(),
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    stdin: {
      get isTerminal() {
        return process.stdin.isTTY === true;
      },
      read: async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
        return Buffer.concat(chunks);
      },
    },
    ask: canAsk
      ? async (question, options) => {
          const { ask } = await import('./prompt.js');
          return ask(process.stdin, process.stderr, question, options);
        }
      : undefined,
    signal,
  };
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    isTerminal: stream.isTTY === true,
    write: text => void stream.write(text),
  };
}
