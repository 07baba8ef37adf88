import { type Page, SECTIONS } from '../page/page.js';
import type { ParsedPage, Tokens } from '../page/parse-page.js';
import type { SiteSection } from './section.js';

/** A page, with its Markdown read. */
export interface ReadPage extends ParsedPage {
  readonly page: Page;
}

/** Returns the sections of all pages, in the order of the navigation. */
export function siteSections(pages: readonly ReadPage[]): SiteSection[] {
  return pages.flatMap(pageSections).map((section, id) => ({ ...section, id }));
}

function pageSections({ page, tokens, headings }: ReadPage): Omit<SiteSection, 'id'>[] {
  const starts = tokens.flatMap(({ type }, index) => (type === 'heading_open' ? [index] : []));
  const bounds = [...(starts[0] === 0 ? [] : [0]), ...starts];
  return bounds.map((start, index) => {
    const heading = headings[starts.indexOf(start)];
    const isPage = heading === undefined || heading.level === 1;
    const own = tokens.slice(start + (heading ? 3 : 0), bounds[index + 1]);
    const prose = proseOf(own);
    return {
      path: page.path,
      anchor: isPage ? '' : heading.anchor,
      title: page.title,
      heading: isPage ? '' : heading.text,
      section: SECTIONS[page.section],
      text: isPage && !prose.includes(page.description) ? `${page.description} ${prose}`.trim() : prose,
      code: codeOf(own),
    };
  });
}

/** The text of paragraphs, lists and tables, without their marks. */
function proseOf(tokens: Tokens): string {
  return tokens
    .flatMap(({ type, children }) => (type === 'inline' ? [plain(children ?? [])] : []))
    .reduce((before, next) => `${before}${/[\p{L}\p{N})]$/u.test(before) ? ' · ' : ' '}${next}`, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function plain(tokens: Tokens): string {
  return tokens
    .map(({ type, content }) => {
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return type === 'text' || type === 'code_inline' || type === 'image' ? content : '';
    })
    .join('');
}

function codeOf(tokens: Tokens): string {
  return tokens
    .flatMap(({ type, content }) => (type === 'fence' || type === 'code_block' ? [content.trim()] : []))
    .join('\n');
}
