import { placeOf } from '../document/findings.js';
import type { Spec } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { quoted } from '../text/shell-word.js';
import type { TokenQuestion } from '../token/token-proposal.js';

/** What a spec leaves open, where it can't be asked. */
export class OpenQuestions extends GenerateError {
  readonly questions: readonly TokenQuestion[];

  /** @param questions at least one; an answer to it, if there was one, is none of its options */
  constructor({ document, places }: Spec, questions: readonly TokenQuestion[]) {
    const [{ key, question, options }] = questions as [TokenQuestion, ...TokenQuestion[]];
    const isOperation = key === 'acquire';
    const labels = options.map(({ label, confidence }) => `${label} (${confidence.toFixed(2)})`).join('; ');
    super(
      'spec_invalid',
      isOperation ? `It is not clear which operation obtains the token: ${labels}` : `${question} ${labels}`,
      {
        ...placeOf(places.at(document, isOperation ? '/paths' : '')),
        rule: 'unclear-token',
        fix: `Choose one: ${flagFor(key, options[0]?.value ?? 'VALUE')}`,
      },
    );
    this.questions = questions;
  }
}

/** The flag that answers a question. */
export function flagFor(key: string, value: string): string {
  return `--answer ${quoted(`${key}=${value}`)}`;
}

/** Answers a question, or leaves it open. */
export type Ask = (question: TokenQuestion) => Promise<string | undefined>;
