import type { VNode } from 'preact';
import type { Navigation } from './navigation.js';

/** Links to the pages before and after this one in its section. */
export function Pager({ page, pages, at }: Navigation): VNode | null {
  const own = pages.filter(({ section }) => section === page.section);
  const place = own.findIndex(({ path }) => path === page.path);
  const [previous, next] = [own[place - 1], own[place + 1]];
  if (!previous && !next) return null;
  return (
    <nav class="pager" aria-label="Previous and next page">
      {previous && (
        <a href={at(`${previous.path}.html`)} rel="prev">
          <small>Previous</small>
          {previous.title}
        </a>
      )}
      {next && (
        <a class="next" href={at(`${next.path}.html`)} rel="next">
          <small>Next</small>
          {next.title}
        </a>
      )}
    </nav>
  );
}
