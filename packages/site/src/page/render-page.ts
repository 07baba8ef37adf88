import type { MarkdownIt } from 'markdown-it';
import { escapeHtml } from './escape-html.js';
import type { Highlight } from './highlight.js';
import { imageHtml } from './image-html.js';
import type { ParsedPage, Tokens } from './parse-page.js';
import { showPictures } from './show-pictures.js';
import { markCells } from './table-cells.js';
import { fenceTitle, tabGroups } from './tabs.js';

export interface RenderTools {
  readonly markdown: MarkdownIt;
  readonly highlight: Highlight;
  /** Returns the `href` of a link of the page. */
  readonly link: (link: string) => string;
  /** Returns the `src` of an image, a path from the repository's root. */
  readonly image: (path: string) => string;
  /** What is shown above the first numbered list below a heading, by the heading's anchor. */
  readonly pictures?: ReadonlyMap<string, string> | undefined;
}

/** Renders the content of a page as HTML. */
export function renderPage({ tokens }: ParsedPage, tools: RenderTools): string {
  resolveLinks(tokens, tools);
  markCells(tokens);
  const { markdown, pictures = new Map() } = tools;
  showPictures(tokens, markdown, pictures);
  return tabGroups(tokens)
    .map(group =>
      group.kind === 'tokens'
        ? markdown.renderer.render([...group.tokens], markdown.options, {})
        : tabs(group.tokens, tools),
    )
    .join('');
}

function resolveLinks(tokens: Tokens, { link, image, markdown, highlight }: RenderTools): void {
  markdown.renderer.rules.fence = (all, index) => {
    const token = all[index];
    return token ? fence(token.content, token.info, highlight) : '';
  };
  markdown.renderer.rules.code_block = (all, index) => fence(all[index]?.content ?? '', 'sh', highlight);
  markdown.renderer.rules.image = (all, index) => {
    const token = all[index];
    return token ? imageHtml(token.content, String(token.attrGet('src') ?? ''), image) : '';
  };
  markdown.renderer.rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
  markdown.renderer.rules.table_close = () => '</table></div>\n';
  for (const token of tokens) {
    for (const child of token.children ?? []) {
      if (child.type === 'link_open') child.attrSet('href', link(String(child.attrGet('href') ?? '')));
    }
  }
}

function fence(code: string, info: string, highlight: Highlight): string {
  const [language = ''] = info.split(' ', 1);
  const title = fenceTitle(info);
  const caption = title === undefined ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`;
  const text = code.replace(/\n$/, '');
  return `<figure class="code">${caption}<pre tabindex="0"><code data-language="${escapeHtml(language)}">${highlight(text, language)}</code></pre></figure>\n`;
}

function tabs(tokens: Tokens, { highlight }: RenderTools): string {
  const fences = tokens.map(({ content, info }) => fence(content, info, highlight));
  return `<div class="tabs">${fences.join('')}</div>\n`;
}
