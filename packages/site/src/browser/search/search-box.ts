import type { Hit } from '../../search/search.js';
import { ResultList } from './result-list.js';

/** A screen reader is not to speak at every letter. */
const SPEAK_AFTER_MS = 600;

/** Gives the search box of the page its list of results. What searches, and the index, are loaded at its first use. */
export function enableSearch(): void {
  const box = document.querySelector<HTMLElement>('.search');
  const input = box?.querySelector('input');
  const panel = box?.querySelector<HTMLElement>('.search-panel');
  const list = panel?.querySelector<HTMLElement>('[role=listbox]');
  const [note, status] = box?.querySelectorAll('p') ?? [];
  if (box && input && panel && list && note && status)
    new SearchBox({ box, input, panel, note, status }, list).listen();
}

interface Parts {
  readonly box: HTMLElement;
  readonly input: HTMLInputElement;
  readonly panel: HTMLElement;
  readonly note: HTMLElement;
  readonly status: HTMLElement;
}

type Search = (query: string) => Hit[];

class SearchBox {
  readonly #parts: Parts;
  readonly #root: URL;
  readonly #results: ResultList;
  #loading: Promise<Search> | undefined;
  #search: Search | undefined;
  #speaking: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts, list: HTMLElement) {
    this.#parts = parts;
    this.#root = new URL(parts.box.dataset.root ?? '', location.href);
    this.#results = new ResultList(list, this.#root);
  }

  listen(): void {
    const { box, input, panel } = this.#parts;
    input.addEventListener('focus', () => void this.#load());
    input.addEventListener('input', () => this.#update());
    input.addEventListener('keydown', event => this.#press(event));
    box.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) this.#close();
    });
    // A press on a result would take the focus from the box, which closes the list before the click arrives.
    panel.addEventListener('mousedown', event => event.preventDefault());
    panel.addEventListener('click', () => this.#close());
    document.addEventListener('keydown', event => {
      if (!isCallForSearch(event)) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }

  #load(): Promise<void> {
    this.#loading ??= import('./engine.js').then(({ loadSearch }) =>
      loadSearch(new URL('assets/search.json', this.#root)),
    );
    return this.#loading.then(
      search => {
        this.#search = search;
        this.#update();
      },
      () => {
        // The next focus tries again.
        this.#loading = undefined;
        this.#say('The search could not be loaded.');
      },
    );
  }

  #update(): void {
    const query = this.#parts.input.value.trim();
    const hits = this.#search?.(query);
    if (query.length < 2) this.#close();
    else if (!hits) this.#open([], 'Loading …');
    else this.#open(hits, hits.length === 0 ? `No results for “${query}”` : countOf(hits.length));
  }

  #open(hits: readonly Hit[], said: string): void {
    const { input, panel } = this.#parts;
    panel.hidden = false;
    input.setAttribute('aria-expanded', String(hits.length > 0));
    this.#results.show(hits);
    this.#follow();
    this.#say(said);
  }

  #close(): void {
    const { input, panel, status } = this.#parts;
    panel.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    clearTimeout(this.#speaking);
    status.textContent = '';
  }

  #say(text: string): void {
    const { note, status } = this.#parts;
    note.textContent = text;
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      status.textContent = text;
    }, SPEAK_AFTER_MS);
  }

  /** Tells assistive technology which result is the active one. */
  #follow(): void {
    const { active } = this.#results;
    if (active) this.#parts.input.setAttribute('aria-activedescendant', active.id);
    else this.#parts.input.removeAttribute('aria-activedescendant');
  }

  #press(event: KeyboardEvent): void {
    const { input, panel } = this.#parts;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (panel.hidden) this.#update();
      else this.#results.move(step);
      this.#follow();
    } else if (event.key === 'Enter' && !event.isComposing && !panel.hidden) {
      event.preventDefault();
      this.#results.active?.click();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (panel.hidden) input.value = '';
      else this.#close();
    }
  }
}

function countOf(count: number): string {
  return count === 1 ? '1 result' : `${count} results`;
}

/** `/` outside of fields, and Ctrl+K or Command+K anywhere. */
function isCallForSearch({
  key,
  ctrlKey,
  metaKey,
  altKey,
  target,
  defaultPrevented,
}: KeyboardEvent): boolean {
  if (defaultPrevented || altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k';
  const isField =
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');
  return key === '/' && !isField;
}
