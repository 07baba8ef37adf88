import type { VNode } from 'preact';
import { Icon } from './icon.js';

/**
 * The search box. Without scripts the style sheet hides it; with them, `src/browser/search/` fills its list.
 *
 * @param props.root the link from the page to the site's root
 */
export function SearchBox({ root }: { readonly root: string }): VNode {
  return (
    <search class="search" data-root={root}>
      <Icon name="search" />
      <input
        type="text"
        role="combobox"
        aria-label="Search"
        aria-autocomplete="list"
        aria-controls="search-results"
        aria-expanded="false"
        aria-keyshortcuts="/ Control+K Meta+K"
        enterkeyhint="search"
        autocomplete="off"
        spellcheck={false}
        placeholder="Search"
      />
      <span class="key" aria-hidden="true">
        /
      </span>
      <div class="search-panel" hidden>
        <div id="search-results" role="listbox" aria-label="Search results" tabIndex={-1} />
        <p aria-hidden="true" />
      </div>
      <p class="hidden" role="status" />
    </search>
  );
}
