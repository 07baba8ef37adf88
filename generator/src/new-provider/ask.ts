import { createInterface } from 'node:readline/promises';
import { plainLine } from '../errors.js';
import { type Ask, flagFor } from '../first-reading/open-questions.js';
import { optionLines } from '../first-reading/questions-text.js';
import type { TokenQuestion } from '../token/token-proposal.js';

export interface AskOptions {
  /** Answers that were given with the command, by the key of their question. */
  readonly answers: ReadonlyMap<string, string>;
  /** Take the likeliest answer to every other question. */
  readonly isYes: boolean;
  /** Called before anything is asked: nothing else may write to the terminal then. */
  readonly onAsk: () => void;
  readonly signal: AbortSignal;
}

/**
 * Makes what answers questions: what the command line says, then the person at the terminal. Where stdin or stderr is no
 * terminal, a question stays open.
 */
export function answering({ answers, isYes, onAsk, signal }: AskOptions): Ask {
  return async question => {
    const given = answers.get(question.key);
    if (given !== undefined) return given;
    if (isYes) return question.options[0]?.value;
    if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
    onAsk();
    return askAtTerminal(question, signal);
  };
}

async function askAtTerminal(
  { key, question, options }: TokenQuestion,
  signal: AbortSignal,
): Promise<string | undefined> {
  // The terminal edits the line, and turns Ctrl+C into a signal.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  try {
    process.stderr.write(`\n${plainLine(question)}\n${optionLines(options).join('\n')}\n`);
    for (;;) {
      const answer = (await lines.question(`Number, 1 to ${options.length} [1]: `, { signal })).trim();
      const chosen = options[answer === '' ? 0 : Number(answer) - 1];
      if (chosen === undefined) continue;
      process.stderr.write(`(The same without a question: ${flagFor(key, chosen.value)})\n`);
      return chosen.value;
    }
  } catch {
    // Ctrl+C, or the end of the input.
    return undefined;
  } finally {
    lines.close();
  }
}
