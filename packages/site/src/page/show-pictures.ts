import type { MarkdownIt } from 'markdown-it';
import type { Tokens } from './parse-page.js';

/**
 * Lets pictures be rendered above the first numbered list below a heading.
 *
 * @param pictures HTML by the heading's anchor
 * @throws Error if there is no such heading, or no list below it
 */
export function showPictures(
  tokens: Tokens,
  markdown: MarkdownIt,
  pictures: ReadonlyMap<string, string>,
): void {
  const places = new Map(
    [...pictures].map(([anchor, html]) => {
      const heading = tokens.findIndex(token => token.attrGet('id') === anchor);
      const list = tokens.slice(heading + 1).find(({ type }) => type === 'ordered_list_open');
      if (heading < 0 || !list) throw new Error(`no list below the heading ${anchor} for its picture`);
      return [list, html];
    }),
  );
  markdown.renderer.rules.ordered_list_open = (all, index, options, _, self) => {
    const token = all[index];
    return ((token && places.get(token)) ?? '') + self.renderToken(all, index, options);
  };
}
