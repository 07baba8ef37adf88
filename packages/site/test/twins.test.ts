import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { llmsText } from '../src/page/llms-text.js';
import { newMarkdown, parsePage } from '../src/page/parse-page.js';
import { allPages } from '../src/sources/all-pages.js';
import { builtSite } from './support/built-site.js';

const pages = allPages();
const markdown = newMarkdown();
let folder = '';
beforeAll(async () => {
  folder = await builtSite();
});
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

describe('the Markdown beside each page', () => {
  test.each(pages.map(page => [page.path, page] as const))('of %s says what the page says', (_, page) => {
    const twin = textOf(read(`${page.path}.md`));

    expect(twin).toBe(textOf(page.markdown));
  });

  test.each(pages.map(page => [page.path, page] as const))('of %s leads where the page leads', (at, page) => {
    const links = linksOf(read(`${at}.md`));
    const own = linksOf(page.markdown);
    const broken = links.filter(link => !/^https:/.test(link) && !leadsSomewhere(at, link));

    expect(links).toHaveLength(own.length);
    expect(broken).toEqual([]);
  });

  test('is named by each page, for tools and for people', () => {
    const missing = pages.filter(page => {
      const html = read(`${page.path}.html`);
      const name = `${path.basename(page.path)}.md`;
      const links = html.match(new RegExp(`href="${name}"`, 'g')) ?? [];
      return links.length < 2 || !html.includes(`rel="alternate" type="text/markdown" href="${name}"`);
    });

    expect(missing.map(page => page.path)).toEqual([]);
  });
});

describe('llms.txt', () => {
  test('lists each page once, with a sentence, as a link to its Markdown', () => {
    const text = read('llms.txt');
    const listed = [...text.matchAll(/^ *- \[.+\]\((.+)\): \S.*$/gm)].map(([, link]) => link);

    expect(listed.toSorted()).toEqual(pages.map(page => `${page.path}.md`).toSorted());
  });

  test('has a page below the one that it belongs to, and one whose own is elsewhere at the top', () => {
    const page = (at: string, parent?: string) =>
      ({ path: at, title: at, description: 'About.', section: 'guides', parent, markdown: '' }) as const;

    const text = llmsText([page('a'), page('a/b', 'a'), page('a/b/c', 'a/b'), page('d', 'elsewhere')]);

    expect(text.split('\n').slice(6)).toEqual([
      '- [a](a.md): About.',
      '  - [a/b](a/b.md): About.',
      '    - [a/b/c](a/b/c.md): About.',
      '- [d](d.md): About.',
      '',
    ]);
  });
});

/** What a reader of the Markdown sees: text and code, without where links lead. */
function textOf(text: string): string {
  return markdown
    .parse(text, {})
    .map(({ type, content, info, children }) =>
      children
        ? children.map(child => `${child.type}:${child.content}`).join('\n')
        : `${type} ${info} ${content}`,
    )
    .join('\n');
}

function linksOf(text: string): string[] {
  return markdown
    .parse(text, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'link_open')
    .map(token => String(token.attrGet('href')));
}

const anchors = new Map<string, ReadonlySet<string>>();

/** The anchors of a twin's headings. */
function anchorsOf(file: string): ReadonlySet<string> {
  const known = anchors.get(file);
  if (known) return known;
  const found = new Set(parsePage(markdown, read(file)).headings.map(({ anchor }) => anchor));
  anchors.set(file, found);
  return found;
}

/** Whether a link of one twin leads to a file, and where it has an anchor, to a heading of that. */
function leadsSomewhere(from: string, link: string): boolean {
  const [place = '', anchor] = link.split('#', 2);
  const file = place === '' ? `${from}.md` : path.posix.join(path.posix.dirname(from), place);
  if (file.startsWith('..') || !existsSync(path.join(folder, file))) return false;
  return anchor === undefined || !file.endsWith('.md') || anchorsOf(file).has(decodeURIComponent(anchor));
}
