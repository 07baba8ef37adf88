import { type Page, SECTIONS, type Section } from './page.js';

/** Where the list of all pages for tools that read text is. */
export const LLMS_FILE = 'llms.txt';

/**
 * Returns the list of all pages as https://llmstxt.org describes it: what the site is, and for each part its pages with a
 * sentence each, as links to their Markdown.
 */
export function llmsText(pages: readonly Page[]): string {
  const first = pages.find(({ path }) => path === 'index');
  const sections = (Object.keys(SECTIONS) as Section[]).flatMap(section => {
    const own = pages.filter(page => page.section === section);
    return own.length === 0 ? [] : [`## ${SECTIONS[section]}\n\n${listOf(own, undefined, '')}`];
  });
  return `${[`# ${first?.title}`, `> ${first?.description}`, ...sections].join('\n\n')}\n`;
}

/** The pages below another one, each with those below it; a page whose parent is no page of this section stands at the top. */
function listOf(pages: readonly Page[], parent: string | undefined, indent: string): string {
  const known = new Set(pages.map(({ path }) => path));
  const above = (page: Page) =>
    page.parent !== undefined && known.has(page.parent) ? page.parent : undefined;
  return pages
    .filter(page => above(page) === parent)
    .flatMap(page => [
      `${indent}- [${page.title}](${page.path}.md): ${page.description}`,
      listOf(pages, page.path, `${indent}  `),
    ])
    .filter(Boolean)
    .join('\n');
}
