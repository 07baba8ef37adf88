import { sectionOf } from '../sources/section-of.js';

const README = 'packages/auth-hooks/README.md';

/**
 * Returns sentences of the rules in the README of auth-hooks, so that the picture says what the README says.
 *
 * @param anchor of the rule's heading
 * @param beginnings how each sentence begins
 * @throws Error if the rule has no such sentence
 */
export function readRules(anchor: string, ...beginnings: readonly string[]): string {
  const text = sectionOf(README, anchor).markdown.replace(/\s+/g, ' ');
  const sentences = text.split(/(?<=[.:;]) (?=[A-Z`])/);
  return beginnings
    .map(beginning => {
      const found = sentences.find(sentence => sentence.startsWith(beginning));
      if (!found) throw new Error(`${README}#${anchor} has no sentence that begins with "${beginning}"`);
      return found;
    })
    .join(' ');
}
