import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { CliError } from './cli-error.js';

/**
 * Asks a question on a terminal and reads one line, which the user can edit with the usual keys. Hidden input is not
 * echoed.
 *
 * @throws {CliError} `interrupted` when the user presses Ctrl+C, or Ctrl+D in an empty line, or when the input ends
 */
export function ask(
  input: ReadStream,
  output: NodeJS.WritableStream,
  question: string,
  { hidden = false }: { readonly hidden?: boolean } = {},
): Promise<string> {
  const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
  // `terminal` turns on raw mode before the question is shown: from then on only readline echoes what is typed.
  const reader = createInterface({ input, output: hidden ? muted : output, terminal: true, historySize: 0 });
  // Node turns completion off while a paste arrives, and then inserts the text at the end of the line, not at the cursor.
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
