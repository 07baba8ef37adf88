import { search } from '../search/search.js';
import { readSearchIndex } from '../search/search-index.js';
import type { SiteSection } from '../search/section.js';
import { wordsOf } from '../search/terms.js';

/** One query: how long the search took, and how long a plain scan, in microseconds. */
export interface QueryTimes {
  readonly query: string;
  readonly search: number;
  readonly scan: number;
}

/**
 * Times queries of the site's index beside a plain scan of what is indexed: `String.includes` of each word in the text of each
 * section, all in small letters before. The scan says which sections have all the words, and no more: no order, no words that
 * are spelled almost so. The queries are the titles and headings of the site, the longest word of each, and the first four letters of that.
 *
 * @param json the index as a page loads it
 */
export function searchTimes(json: string, rounds: number): QueryTimes[] {
  const index = readSearchIndex(json);
  const { storedFields } = JSON.parse(json) as { storedFields: Record<string, SiteSection> };
  const sections = Object.values(storedFields);
  const texts = sections.map(({ title, heading, text, code }) =>
    [title, heading, text, code].join('\n').toLowerCase(),
  );
  const contestants = queriesOf(sections).map(query => {
    const words = wordsOf(query);
    return {
      query,
      search: () => search(index, query),
      scan: () => texts.filter(text => words.every(word => text.includes(word))),
      times: { search: [] as number[], scan: [] as number[] },
    };
  });
  for (let round = -1; round < rounds; round++) {
    for (const { search, scan, times } of contestants) {
      const [ours, plain] = [microseconds(search), microseconds(scan)];
      // The first round lets the engine compile.
      if (round >= 0) times.search.push(ours);
      if (round >= 0) times.scan.push(plain);
    }
  }
  return contestants.map(({ query, times }) => ({
    query,
    search: middle(times.search),
    scan: middle(times.scan),
  }));
}

function queriesOf(sections: readonly SiteSection[]): string[] {
  const headings = sections.flatMap(({ title, heading }) => [title, heading]).filter(Boolean);
  const queries = headings.flatMap(heading => {
    const [longest = ''] = wordsOf(heading).toSorted((a, b) => b.length - a.length);
    return [heading, longest, longest.slice(0, 4)];
  });
  return [...new Set(queries)].filter(query => wordsOf(query).join('').length > 1);
}

function microseconds(run: () => unknown): number {
  const started = performance.now();
  run();
  return (performance.now() - started) * 1000;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
