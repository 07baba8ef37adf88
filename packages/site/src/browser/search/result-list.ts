import type { Hit } from '../../search/search.js';
import { excerptOf, marked, type Piece } from './excerpt.js';

/** The list below the search box. One of its results is the active one: Enter opens it. */
export class ResultList {
  readonly #list: HTMLElement;
  readonly #root: URL;
  #active = 0;

  constructor(list: HTMLElement, root: URL) {
    this.#list = list;
    this.#root = root;
  }

  /** The element of the active result; undefined without results. */
  get active(): HTMLAnchorElement | undefined {
    return this.#results[this.#active];
  }

  show(hits: readonly Hit[]): void {
    this.#list.replaceChildren(...hits.map((hit, index) => resultOf(hit, index, this.#root)));
    this.activate(0);
  }

  /** Makes another result the active one; after the last comes the first. */
  move(step: number): void {
    const { length } = this.#results;
    if (length > 0) this.activate((this.#active + step + length) % length);
  }

  activate(index: number): void {
    this.#active = index;
    for (const [at, result] of this.#results.entries())
      result.setAttribute('aria-selected', String(at === index));
    this.active?.scrollIntoView({ block: 'nearest' });
  }

  get #results(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }
}

/** A link, so that it can be opened in another tab as well. */
function resultOf(hit: Hit, index: number, root: URL): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = new URL(`${hit.path}.html${hit.anchor && `#${hit.anchor}`}`, root).href;
  link.id = `search-result-${index}`;
  link.setAttribute('role', 'option');
  // The focus stays in the box; the arrow keys lead through the list.
  link.tabIndex = -1;
  link.append(
    line('search-place', [{ text: hit.section, isMatch: false }]),
    line('search-title', marked(hit.heading ? `${hit.title} › ${hit.heading}` : hit.title, hit.terms)),
    line('search-excerpt', excerptOf(hit)),
  );
  return link;
}

/** Text only: what a section says never becomes markup. */
function line(name: string, pieces: readonly Piece[]): HTMLElement {
  const element = document.createElement('span');
  element.className = name;
  for (const { text, isMatch } of pieces) {
    const piece = isMatch ? document.createElement('mark') : document.createElement('span');
    piece.textContent = text;
    element.append(piece);
  }
  return element;
}
