import type { Change, ChangedPart } from './change.js';
import type { Sentence } from './sentence.js';

/** Makes a change of one thing. */
export type MakeChange = (kind: Change['kind'], isBreaking: boolean, text: Sentence) => Change;

/** Returns what makes the changes of one thing. */
export function changeOf(part: ChangedPart, subject: string): MakeChange {
  return (kind, isBreaking, text) => ({ kind, isBreaking, part, subject, sentence: text });
}

/** Lists the changes that there are. */
export function those(...changes: readonly (Change | false | undefined)[]): Change[] {
  return changes.filter(change => typeof change === 'object');
}
