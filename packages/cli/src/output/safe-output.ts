import type { Output } from '../io.js';

/**
 * Returns an output whose `write` is safe on a terminal, wherever its text comes from. In a pipe or a file every byte
 * stays as it is.
 *
 * @param raw the output to write to
 */
export function safeOutput(raw: {
  readonly isTerminal: boolean;
  readonly columns?: number | undefined;
  write(text: string | Uint8Array): void;
  drained?(): Promise<void>;
}): Output {
  // A character may be split between two writes.
  const decoder = new TextDecoder();
  return {
    get isTerminal() {
      return raw.isTerminal;
    },
    get columns() {
      return raw.columns;
    },
    write(text) {
      if (!raw.isTerminal) return raw.write(text);
      raw.write(printable(typeof text === 'string' ? text : decoder.decode(text, { stream: true })));
    },
    control: sequence => raw.write(sequence),
    drained: async () => raw.drained?.(),
  };
}

/** Control characters except tab and line ends, Unicode line ends, and characters that change the direction of text. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this matches them
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)/g;

/**
 * Makes text safe to show on a terminal: characters that could move the cursor, change colours or titles, or reorder
 * text are written like `\u001b`. In JSON that is the same string.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
