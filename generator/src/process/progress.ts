import { type GenerateError, isGenerateError } from '../errors.js';
import type { Interruption } from './interruption.js';

export interface ProgressOptions {
  /** Where errors are written. Default: stderr. */
  readonly errorsTo?: NodeJS.WriteStream;
  /** Show steps on a terminal only. */
  readonly isQuiet?: boolean;
}

/**
 * Runs the work of a command with its steps on stderr, writes what it returns to stdout, and returns the exit code. A
 * `GenerateError` is written to stderr; any other is thrown on.
 *
 * @param work is given a function that shows a step, and one that clears it, before something else is written
 * @param textOf writes an error for people
 */
export async function withProgress(
  { exitCode }: Pick<Interruption, 'exitCode'>,
  work: (step: (line: string) => void, clear: () => void) => Promise<string>,
  textOf: (error: GenerateError) => string | Promise<string> = error => `${error.message}\n`,
  { errorsTo = process.stderr, isQuiet = false }: ProgressOptions = {},
): Promise<number> {
  const { step, end } = progress(process.stderr, isQuiet);
  try {
    const result = await work(step, end);
    end();
    process.stdout.write(result);
    return 0;
  } catch (error) {
    end();
    if (!isGenerateError(error)) throw error;
    errorsTo.write(await textOf(error));
    return exitCode(error);
  }
}

/** Shows steps: one line that is written over on a terminal, plain lines elsewhere. */
function progress(
  stream: NodeJS.WriteStream,
  isQuiet: boolean,
): {
  readonly step: (line: string) => void;
  readonly end: () => void;
} {
  if (!stream.isTTY) return { step: line => void (isQuiet || stream.write(`${line}\n`)), end: () => {} };
  const clear = '\r\u001b[2K';
  const frames = ['-', '\\', '|', '/'];
  let current = '';
  let turn = 0;
  const draw = () => {
    const frame = frames[turn++ % frames.length];
    stream.write(`${clear}${frame} ${current}`.slice(0, Math.max(stream.columns + clear.length - 1, 20)));
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    step(line) {
      current = line;
      timer ??= setInterval(draw, 100).unref();
      draw();
    },
    end() {
      clearInterval(timer);
      if (timer) stream.write(clear);
      timer = undefined;
    },
  };
}
