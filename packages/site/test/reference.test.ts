import { describe, expect, test } from 'vitest';
import { SITE } from '../src/build/project.js';
import { newMarkdown, parsePage } from '../src/page/parse-page.js';
import { projectApi } from '../src/sources/reference/project-api.js';
import { referencePages } from '../src/sources/reference/reference-pages.js';
import { ReferencePlaces } from '../src/sources/reference/reference-places.js';

const apis = projectApi();
const places = new ReferencePlaces(apis);
const pages = referencePages();
const markdown = newMarkdown();
const entries = apis.flatMap(({ entries }) => entries);

/** The names that have a section, by page. */
const sections = pages.map(page => ({
  path: page.path,
  names: parsePage(markdown, page.markdown)
    .headings.filter(({ level }) => level === 3)
    .map(({ text }) => text),
}));
const sectionsOf = (specifier: string) => {
  const own = places.pageOf(specifier) ?? '';
  return sections
    .filter(({ path }) => path === own || path.startsWith(`${own}/`))
    .flatMap(({ names }) => names);
};

test('the reference has the packages that programs import, without the clients of providers', () => {
  expect(apis.map(({ name }) => name)).toEqual([
    '@token-clients/auth-hooks',
    '@token-clients/redis-store',
    '@token-clients/runtime',
    '@token-clients/testing',
  ]);
});

describe.each(entries.map(entry => [entry.specifier, entry] as const))(
  'the reference of %s',
  (specifier, entry) => {
    test('has a section for each export that is declared there, and for the types that these refer to', () => {
      const own = [...entry.exports.filter(({ from }) => from === undefined), ...entry.internals];

      expect([...sectionsOf(specifier)].sort()).toEqual(own.map(({ name }) => name).sort());
    });

    test('leads from its list to each export', () => {
      const list = pages.find(({ path }) => path === places.pageOf(specifier))?.markdown ?? '';

      for (const { name } of entry.exports)
        expect(list).toMatch(new RegExp(`^\\| \\[\`${name}\`\\]\\(/reference/`, 'm'));
    });

    test('says what each export is for', () => {
      const silent = entry.exports.filter(({ doc }) => doc.summary === '');

      expect(silent.map(({ name }) => name)).toEqual([]);
    });
  },
);

test('no page has more sections than a reader can search by eye', () => {
  const counts = sections.map(({ names }) => names.length);

  expect(Math.max(...counts)).toBeGreaterThan(20);
  expect(Math.max(...counts)).toBeLessThanOrEqual(100);
});

test('a parameter, a result, an error and an example of a function are shown with their links', () => {
  const page = pages.find(({ path }) => path === 'reference/auth-hooks/main')?.markdown ?? '';
  const section = page.split('\n### `bearerFetch`\n')[1]?.split('\n### ')[0];

  expect(section).toContain(
    '```ts\nfunction bearerFetch(source: TokenSource, options: BearerFetchOptions): FetchFunction;\n```',
  );
  expect(section).toContain('**Returns** a function like `fetch`');
  expect(section).toMatch(
    /^- \[`ConfigurationError`\]\(\/reference\/runtime\/\S+#configurationerror\) \[`configuration`\]\(\/errors\/configuration\) when/m,
  );
  expect(section).toMatch(/^const api = bearerFetch\(source/m);
  expect(section).toMatch(/^Types: \[`TokenSource`\]\(\/reference\/runtime\/\S+#tokensource\), /m);
  expect(section).toContain('](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2)');
});

test('names in the code of a page lead to their sections', () => {
  const links = pages.find(({ path }) => path === 'reference/auth-hooks/main')?.codeLinks;

  expect(links?.get('TokenSource')).toBe('/reference/runtime/main/types#tokensource');
  expect(links?.get('TokenSourceOptions')).toBe('/reference/auth-hooks/main#tokensourceoptions');
  expect(links?.get('Promise')).toBeUndefined();
});

test('the comment of an error class leads to its page on this site', () => {
  const page = pages.find(({ path }) => path === 'reference/runtime/main/classes')?.markdown ?? '';

  expect(page).toContain(`**See** [${SITE}/errors/locked.html](/errors/locked)`);
});
