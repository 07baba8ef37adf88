import type { MarkdownIt, Token } from 'markdown-it';
import { escapeHtml } from './escape-html.js';
import type { Highlight } from './highlight.js';
import type { ParsedPage, Tokens } from './parse-page.js';
import { fenceTitle, tabGroups } from './tabs.js';

export interface RenderTools {
  readonly markdown: MarkdownIt;
  readonly highlight: Highlight;
  /** Returns the `href` of a link of the page. */
  readonly link: (link: string) => string;
  /** Returns the `src` of an image, a path from the repository's root. */
  readonly image: (path: string) => string;
}

/** Renders the content of a page as HTML. */
export function renderPage({ tokens }: ParsedPage, tools: RenderTools): string {
  resolveLinks(tokens, tools);
  const { markdown } = tools;
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
    return token ? picture(token.content, String(token.attrGet('src') ?? ''), image) : '';
  };
  markdown.renderer.rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
  markdown.renderer.rules.table_close = () => '</table></div>\n';
  for (const [index, token] of tokens.entries()) {
    alignByClass(token);
    if (token.type === 'th_open' && tokens[index + 1]?.content === '') asCell(tokens.slice(index, index + 3));
    for (const child of token.children ?? []) {
      if (child.type === 'link_open') child.attrSet('href', link(String(child.attrGet('href') ?? '')));
    }
  }
}

/** A head without text is a head of nothing, which a screen reader would still name: it becomes a plain cell. */
function asCell(tokens: Tokens): void {
  for (const token of tokens) if (token.tag === 'th') token.tag = 'td';
}

/** The alignment of a table's column is a style in an attribute, which the site's security policy refuses. */
function alignByClass(token: Token): void {
  const [, side] = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? '')) ?? [];
  if (side !== undefined) token.attrs = [['class', `to-${side}`]];
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

/** A picture that has a form for dark pages is shown in the form that fits; which one that is, the style sheet says. */
function picture(alt: string, path: string, image: (path: string) => string): string {
  const img = (file: string, name?: string) =>
    `<img${name ? ` class="${name}"` : ''} loading="lazy" decoding="async" alt="${escapeHtml(alt)}" src="${escapeHtml(image(file))}">`;
  if (!path.endsWith('-light.svg')) return img(path);
  return img(path, 'on-light') + img(path.replace(/-light\.svg$/, '-dark.svg'), 'on-dark');
}
