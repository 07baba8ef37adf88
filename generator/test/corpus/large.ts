import type { CorpusSpec } from './corpus-spec.js';
import { type Recipe, vendorDocument } from './vendor-document.js';

let seed = 0;

/** A large document of the corpus, by its recipe. Each has a seed of its own. */
export function large(
  name: string,
  recipe: Omit<Recipe, 'seed'>,
  rest: Omit<CorpusSpec, 'name' | 'spec'>,
): CorpusSpec {
  const own = { seed: ++seed, ...recipe };
  return { name: `large-${name}`, spec: () => vendorDocument(own), ...rest };
}

export const SECONDS = { response: { lifetime: { field: '/expires_in', unit: 'seconds' } } } as const;
