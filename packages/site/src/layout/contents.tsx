import type { VNode } from 'preact';
import type { Heading } from '../page/parse-page.js';

/** The headings of the page as links. Beside a wide page it is always open. */
export function Contents({ headings }: { readonly headings: readonly Heading[] }): VNode | null {
  const shown = headings.filter(({ level }) => level === 2 || level === 3);
  if (shown.length < 2) return null;
  return (
    <details class="contents">
      <summary>On this page</summary>
      <nav aria-label="On this page">
        <ul>
          {shown.map(({ text, anchor, level }) => (
            <li class={`level-${level}`}>
              <a href={`#${anchor}`}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}
