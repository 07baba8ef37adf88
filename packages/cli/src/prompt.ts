import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { CliError } from './cli-error.js';

/**
 * Asks one question on a terminal and reads one line, with the usual keys to edit it. Of hidden input nothing is echoed.
 *
 * @throws CliError (`interrupted`) on Ctrl+C, on Ctrl+D in an empty line, and when the input ends
 */
export function ask(
  input: ReadStream,
  output: NodeJS.WritableStream,
  question: string,
  { hidden = false }: { readonly hidden?: boolean } = {},
): Promise<string> {
  const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
  // `terminal` switches raw mode on before the question is seen: what is typed from then on is echoed by readline alone.
  const reader = createInterface({ input, output: hidden ? muted : output, terminal: true, historySize: 0 });
  return new Promise<string>((resolve, reject) => {
    reader.once('line', line => {
      if (hidden) output.write('\n');
      resolve(line);
      reader.close();
    });
    reader.once('SIGINT', () => reader.close());
    // After a line this changes nothing: the promise is settled.
    reader.once('close', () => {
      reject(new CliError('interrupted', 'Interrupted.'));
    });
    if (hidden) output.write(question);
    else {
      reader.setPrompt(question);
      reader.prompt();
    }
  });
}
