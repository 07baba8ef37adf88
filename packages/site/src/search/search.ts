import type { SearchOptions, SearchResult } from 'minisearch';
import { SECTIONS } from '../page/page.js';
import type { SearchIndex } from './search-index.js';
import type { SiteSection } from './section.js';
import { wordsOf } from './terms.js';

/** A section that a query found. */
export interface Hit extends SiteSection {
  /** The words of the section that the query found, in small letters: those that are marked. */
  readonly terms: readonly string[];
}

/** How many sections of one page are shown, so that a long page leaves room for others. */
const PER_PAGE = 3;

/** Figures have long headings with everyday words; who looks for those, finds them by their own. */
const WEIGHTS: Readonly<Partial<Record<string, number>>> = { [SECTIONS.figures]: 0.3 };

/** A word that is being typed is the start of one; a short one inside of a query is a word of its own. */
const BEGINS: SearchOptions = {
  prefix: (term, index, all) => index === all.length - 1 || term.length > 3,
};
/** A letter too many, too few or another one, and in long words two of them, as when two letters change places. */
const ALMOST: SearchOptions = { ...BEGINS, fuzzy: term => term.length > 3 && (term.length > 5 ? 2 : 1) };

/** From what is meant exactly to what may be meant. Each is only tried when the one before found nothing. */
const ATTEMPTS: readonly SearchOptions[] = [BEGINS, ALMOST, { ...ALMOST, combineWith: 'OR' }];

/**
 * Finds the sections that have all words of a query: whole, or begun. If there are none, words that are spelled almost so
 * count as well, and then sections that have only some of the words.
 *
 * @param limit the most sections that are returned, the best first
 */
export function search(index: SearchIndex, query: string, limit = 12): Hit[] {
  if (wordsOf(query).join('').length < 2) return [];
  for (const attempt of ATTEMPTS) {
    const found = index.search(query, attempt);
    if (found.length > 0) return best(found, limit);
  }
  return [];
}

function best(found: readonly SearchResult[], limit: number): Hit[] {
  const perPage = new Map<string, number>();
  const hits: Hit[] = [];
  for (const result of [...found].sort((a, b) => weightOf(b) - weightOf(a))) {
    const hit = result as unknown as Hit;
    const count = perPage.get(hit.path) ?? 0;
    if (count === PER_PAGE) continue;
    perPage.set(hit.path, count + 1);
    hits.push(hit);
    if (hits.length === limit) break;
  }
  return hits;
}

function weightOf(result: SearchResult): number {
  return result.score * (WEIGHTS[String(result.section)] ?? 1);
}
