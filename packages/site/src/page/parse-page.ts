import createMarkdown, { type MarkdownIt, type Token } from 'markdown-it';
import { slugger } from './slug.js';

/** A heading of a page. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
}

/** The tokens of markdown-it. */
export type Tokens = Token[];

/** A page whose Markdown is read. */
export interface ParsedPage {
  readonly tokens: Tokens;
  readonly headings: readonly Heading[];
}

/** HTML in Markdown is shown, not carried out: much of it comes from specs of others. */
export function newMarkdown(): MarkdownIt {
  return createMarkdown({ html: false, linkify: false, typographer: false });
}

/** Reads a page and gives its headings their anchors. */
export function parsePage(markdown: MarkdownIt, text: string): ParsedPage {
  const tokens = markdown.parse(text, {});
  const slug = slugger();
  const headings = tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open') return [];
    const heading = (tokens[index + 1]?.children ?? [])
      .filter(({ type }) => type === 'text' || type === 'code_inline')
      .map(({ content }) => content)
      .join('');
    const anchor = slug(heading);
    token.attrSet('id', anchor);
    return [{ level: Number(token.tag.slice(1)), text: heading, anchor }];
  });
  return { tokens, headings };
}
