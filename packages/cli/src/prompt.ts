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
  // Node switches it off while a paste arrives, and then adds the text at the line's end, wherever the cursor is.
  Object.defineProperty(reader, 'isCompletionEnabled', { get: () => true, set() {} });
  return new Promise<string>((resolve, reject) => {
    const giveUp = () => {
      output.write('\n');
      reject(new CliError('interrupted', 'Interrupted.'));
    };
    reader.once('close', giveUp);
    reader.once('SIGINT', () => reader.close());
    reader.once('line', line => {
      reader.off('close', giveUp);
      reader.close();
      if (hidden) output.write('\n');
      resolve(line);
    });
    if (hidden) output.write(question);
    else {
      reader.setPrompt(question);
      reader.prompt();
    }
  });
}
