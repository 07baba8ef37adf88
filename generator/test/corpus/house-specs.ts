import type { CorpusSpec } from './corpus-spec.js';
import { small } from './written-spec.js';

/** Specs as different houses write them, each with habits of its own. */
export const houseSpecs: readonly CorpusSpec[] = [
  small('path-in-missing-file', { with: 'a path in a file that is not there', refused: 'reference' }),
];
