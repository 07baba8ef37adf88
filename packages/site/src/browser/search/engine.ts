import { type Hit, search } from '../../search/search.js';
import { readSearchIndex } from '../../search/search-index.js';

/** Loads the index of the site; this module is loaded with it, when the search box is first used. */
export async function loadSearch(url: URL): Promise<(query: string) => Hit[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The index of the search could not be loaded: ${response.status}`);
  const index = readSearchIndex(await response.text());
  return query => search(index, query);
}
