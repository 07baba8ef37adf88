import MiniSearch, { type Options } from 'minisearch';
import type { SiteSection } from './section.js';
import { termsOf, wordsOf } from './terms.js';

/** The index of the site, as it is built and as a page loads it. */
export type SearchIndex = MiniSearch<SiteSection>;

const OPTIONS: Options<SiteSection> = {
  fields: ['title', 'heading', 'text', 'code'],
  storeFields: ['path', 'anchor', 'title', 'heading', 'section', 'text', 'code'],
  tokenize: termsOf,
  processTerm: term => term,
  searchOptions: {
    tokenize: wordsOf,
    processTerm: term => term,
    combineWith: 'AND',
    boost: { title: 4, heading: 6, code: 0.5 },
    weights: { prefix: 0.5, fuzzy: 0.2 },
  },
};

/** Makes the index of all sections. */
export function newSearchIndex(sections: readonly SiteSection[]): SearchIndex {
  const index = new MiniSearch(OPTIONS);
  index.addAll(sections);
  return index;
}

/** Reads an index from the JSON that it was written as. */
export function readSearchIndex(json: string): SearchIndex {
  return MiniSearch.loadJSON(json, OPTIONS);
}
