import type { ReadStream } from 'node:tty';
import { CliError } from './cli-error.js';

/**
 * Asks one question on a terminal and reads one line. Hidden input is not echoed.
 *
 * @throws CliError (`interrupted`) on Ctrl+C and Ctrl+D
 */
export function ask(
  input: ReadStream,
  output: NodeJS.WritableStream,
  question: string,
  { hidden = false }: { readonly hidden?: boolean } = {},
): Promise<string> {
  output.write(question);
  return new Promise((resolve, reject) => {
    let line = '';
    const finish = (done: () => void) => {
      input.off('data', read);
      input.setRawMode(false);
      input.pause();
      output.write('\n');
      done();
    };
    const read = (chunk: Buffer) => {
      for (const key of chunk.toString('utf8')) {
        if (key === '\r' || key === '\n') return finish(() => resolve(line));
        if (key === '\x03' || key === '\x04')
          return finish(() => reject(new CliError('interrupted', 'Interrupted.')));
        if (key === '\x7f' || key === '\b') {
          if (!hidden && line !== '') output.write('\b \b');
          line = line.slice(0, -1);
        } else if (key >= ' ') {
          line += key;
          if (!hidden) output.write(key);
        }
      }
    };
    // Raw mode also for visible input: the terminal's own echo and the line would then come from one place.
    input.setRawMode(true);
    input.resume();
    input.on('data', read);
  });
}
