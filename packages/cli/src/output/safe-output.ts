import type { Output } from '../io.js';
import { printable } from './printable.js';

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
