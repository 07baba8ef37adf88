import { escapeHtml } from './escape-html.js';
import type { Highlight } from './highlight.js';

/** Strings and comments, tags, characters that are escaped, and names: of these only names can be links. */
const PARTS = /<span class="c-(?:string[\w-]*|comment)">[^<]*<\/span>|<[^>]*>|&\w+;|[A-Za-z_$][\w$]*/g;

/** Returns what highlights code as before and makes links of the names in it. */
export function linkedCode(highlight: Highlight, hrefOf: (name: string) => string | undefined): Highlight {
  return (code, language) =>
    highlight(code, language).replace(PARTS, part => {
      const href = /^[A-Za-z_$]/.test(part) ? hrefOf(part) : undefined;
      return href === undefined ? part : `<a href="${escapeHtml(href)}">${part}</a>`;
    });
}
