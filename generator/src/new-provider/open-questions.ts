import { GenerateError } from '../errors.js';
import type { TokenQuestion } from '../token/token-proposal.js';

/** What a spec leaves open, where there is no terminal to ask at. */
export class OpenQuestions extends GenerateError {
  readonly questions: readonly TokenQuestion[];

  constructor(file: string, questions: readonly TokenQuestion[]) {
    const [first] = questions;
    super('spec_invalid', first?.question ?? 'The spec leaves questions open', {
      file,
      fix: `Choose one of the values below: ${flagFor(first?.key ?? 'KEY', 'VALUE')}`,
    });
    this.questions = questions;
  }
}

/** The flag that answers a question. */
export function flagFor(key: string, value: string): string {
  return `--answer ${quoted(`${key}=${value}`)}`;
}

/** Quoted as shells want it, where it has to be. */
function quoted(word: string): string {
  return /^[\w=./:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Answers a question, or leaves it open. */
export type Ask = (question: TokenQuestion) => Promise<string | undefined>;
