import type { Declaration } from './model.js';

/** The kinds of declarations that stand together below a title, in the order of a page. */
export const GROUPS: readonly (readonly [title: string, kinds: readonly Declaration['kind'][]])[] = [
  ['Functions', ['function']],
  ['Classes', ['class']],
  ['Constants', ['constant']],
  ['Types', ['interface', 'type']],
];

/** The title of what an import path has as its `internals`. */
export const INTERNALS_TITLE = 'Not exported, but part of the above';
