import { beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_TEXTS, hostileSpec } from '../../../generator/test/support/hostile.js';
import { loadHighlight } from '../src/page/highlight.js';
import { markdownTwin } from '../src/page/markdown-twin.js';
import type { Page } from '../src/page/page.js';
import { newMarkdown, parsePage } from '../src/page/parse-page.js';
import { renderPage } from '../src/page/render-page.js';
import { pagesOfProvider } from '../src/sources/providers/provider-pages.js';
import { generatedSource } from './support/generated-source.js';
import { tabsOf } from './support/tabs-of.js';

/** Elements whose number a spec decides by its fields and values, whatever these say. */
const PARTS = ['h1', 'h2', 'h3', 'table', 'tr', 'td', 'ul', 'li', 'blockquote', 'pre', 'p', 'a', 'hr', 'ol'];
/** All that a page may have. */
const ALLOWED = new Set([
  ...PARTS,
  'thead',
  'tbody',
  'th',
  'code',
  'em',
  'strong',
  'span',
  'div',
  'figure',
  'figcaption',
]);

interface Rendered {
  readonly page: Page;
  readonly html: string;
  readonly links: readonly string[];
}

let highlight: Awaited<ReturnType<typeof loadHighlight>>;
beforeAll(async () => {
  highlight = await loadHighlight();
});

/** A spec with a string in each place. Its operation is signed, or curl can send it. */
function specOf(text: string, isSigned: boolean) {
  const spec = hostileSpec(text);
  if (isSigned) return spec;
  delete spec['x-token'].clientAuth.signature;
  for (const { post } of Object.values<{ post: { security: unknown } }>(spec.paths)) post.security = [];
  return spec;
}

async function rendered(spec: object): Promise<Rendered[]> {
  const source = await generatedSource('hostile', spec);
  return pagesOfProvider(source, new Map()).map(page => {
    const links: string[] = [];
    const link = (to: string) => {
      links.push(to);
      return to;
    };
    const markdown = newMarkdown();
    const parsed = parsePage(markdown, page.markdown);
    const html = renderPage(parsed, { markdown, highlight, link, image: link });
    return { page, html, links };
  });
}

const elementsIn = (html: string) => [...html.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/gi)];
const countsIn = (html: string) => {
  const names = elementsIn(html).map(([, name = '']) => name);
  return PARTS.map(part => `${part} ${names.filter(name => name === part).length}`);
};

const cases = Object.entries(HOSTILE_TEXTS).flatMap(([name, text]) => [
  { name, text, how: 'signed', isSigned: true },
  { name, text, how: 'unsigned', isSigned: false },
]);
const harmless = new Map<boolean, Promise<Rendered[]>>();

/** The pages of a spec with a word in the place of each hostile string. */
function harmlessPages(isSigned: boolean): Promise<Rendered[]> {
  const made = harmless.get(isSigned) ?? rendered(specOf('plain', isSigned));
  harmless.set(isSigned, made);
  return made;
}

describe.each(cases)('the pages of a spec with $name in each place, $how,', ({ text, isSigned }) => {
  let pages: readonly Rendered[];
  let plain: readonly Rendered[];
  beforeAll(async () => {
    pages = await rendered(specOf(text, isSigned));
    plain = await harmlessPages(isSigned);
  });

  test('have the parts of the pages of a harmless one', () => {
    expect(pages.map(({ html }) => countsIn(html))).toEqual(plain.map(({ html }) => countsIn(html)));
  });

  test('have only elements of ours, with attributes of ours', () => {
    const elements = pages.flatMap(({ html }) => elementsIn(html));
    const names = new Set(elements.map(([, name = '']) => name));
    const attributes = new Set(
      elements.flatMap(([, , rest = '']) =>
        [...rest.matchAll(/\s([a-z-]+)(?==")/gi)].map(([, name]) => name),
      ),
    );

    expect([...names].filter(name => !ALLOWED.has(name))).toEqual([]);
    expect(
      [...attributes].filter(
        name => !['class', 'id', 'href', 'tabindex', 'data-language'].includes(name ?? ''),
      ),
    ).toEqual([]);
  });

  test('have titles and descriptions on one line', () => {
    const lines = pages.flatMap(({ page }) => [page.title, page.description]);

    expect(lines.filter(line => /[\n\r\u2028\u2029\p{Bidi_Control}]/u.test(line))).toEqual([]);
  });

  test('have tabs for what can be done', () => {
    const titles = pages.flatMap(({ page }) => Object.keys(tabsOf(page)));

    expect(titles).toEqual(isSigned ? ['TypeScript', 'CLI'] : ['TypeScript', 'CLI', 'curl']);
  });

  test('link to pages of the site and to the repository', () => {
    const paths = new Set(pages.map(({ page }) => `/${page.path}`));
    const own = new Set([
      ...paths,
      '/packages/auth-hooks',
      '/packages/cli',
      '/reference/auth-hooks/main',
      '/errors/error_response',
      '/guides/signing',
    ]);
    const wrong = pages
      .flatMap(({ links }) => links)
      .filter(link => !link.startsWith('#') && !own.has(link.split('#')[0] ?? ''));

    expect(wrong).toEqual([]);
  });

  test('have twins that say the same', () => {
    for (const { page } of pages) {
      const twin = markdownTwin(
        page.markdown,
        link => link,
        image => image,
      );
      expect(twin).toBe(page.markdown);
    }
  });
});
