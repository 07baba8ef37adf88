import type { GenerateError } from '../errors.js';
import { plainLine } from '../errors.js';
import type { TokenQuestion } from '../token/token-proposal.js';
import { flagFor, OpenQuestions } from './open-questions.js';

/** Writes what is left open, with the options and the flag for each; undefined for any other error. */
export function questionsText(error: GenerateError): string | undefined {
  if (!(error instanceof OpenQuestions)) return undefined;
  const blocks = error.questions.map(({ key, question, options }) => {
    const [likeliest] = options;
    return [
      plainLine(`${error.file}: ${question}`),
      ...optionLines(options),
      `  Answer with ${plainLine(flagFor(key, likeliest?.value ?? 'VALUE'))}, for example.`,
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n\nThe spec leaves this open, and there is no terminal to ask at. --yes takes the first option of each question.\n`;
}

/** One line for each option, with how sure it is. */
export function optionLines(options: TokenQuestion['options']): string[] {
  return options.map(
    ({ label, confidence }, index) => `  ${index + 1}. ${plainLine(label)} (${confidence.toFixed(2)})`,
  );
}
