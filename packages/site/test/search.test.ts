import { describe, expect, test } from 'vitest';
import { newMarkdown, parsePage } from '../src/page/parse-page.js';
import { siteSections } from '../src/search/page-sections.js';
import { search } from '../src/search/search.js';
import { newSearchIndex, readSearchIndex } from '../src/search/search-index.js';
import { termsOf } from '../src/search/terms.js';

const MARKDOWN = `# Errors

What goes wrong.

## Locked

An \`AccountLockedError\` has \`retryAt\`: the account is locked until then.

\`\`\`ts
const source = tokenSource(grant, { clockSkewMs: 5 });
\`\`\`

## Dead logins

| code | what it means |
|---|---|
| \`invalid_grant\` | the refresh token is no longer known |
`;

describe('the sections of a page', () => {
  test('begin at its headings and have what stands below them, prose apart from code', () => {
    const sections = sectionsOf(MARKDOWN);

    expect(sections).toEqual([
      section({ id: 0, text: 'About errors. What goes wrong.' }),
      section({
        id: 1,
        anchor: 'locked',
        heading: 'Locked',
        text: 'An AccountLockedError has retryAt: the account is locked until then.',
        code: 'const source = tokenSource(grant, { clockSkewMs: 5 });',
      }),
      section({
        id: 2,
        anchor: 'dead-logins',
        heading: 'Dead logins',
        text: 'code · what it means · invalid_grant · the refresh token is no longer known',
      }),
    ]);
  });
});

describe('terms', () => {
  test.each([
    ['retryAt', ['retryat', 'retry', 'at']],
    ['invalid_grant', ['invalid_grant', 'invalid', 'grant']],
    ['auth-hooks', ['auth-hooks', 'auth', 'hooks']],
    ['HTTPServer', ['httpserver', 'http', 'server']],
    ['source.get()', ['source', 'get']],
    ['--base-url', ['base-url', 'base', 'url']],
    ['ES2022', ['es2022', 'es', '2022']],
    ['größte', ['größte']],
  ])('of %s are %j', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });
});

describe('search()', () => {
  const index = newSearchIndex(sectionsOf(MARKDOWN));
  const found = (query: string) => search(index, query).map(({ anchor }) => anchor);

  test.each([
    ['a whole name', 'retryAt', 'locked'],
    ['a name in small letters', 'retryat', 'locked'],
    ['a part of a name', 'skew', 'locked'],
    ['the start of a name', 'clockSk', 'locked'],
    ['a name in code', 'tokenSource', 'locked'],
    ['a code', 'invalid_grant', 'dead-logins'],
    ['words of a heading and of its text', 'dead refresh', 'dead-logins'],
    ['a name with a letter too few', 'tokenSorce', 'locked'],
    ['a word with two letters changed about', 'acocunt', 'locked'],
    ['a word among others that the site does not have', 'why zebra invalid_grant', 'dead-logins'],
  ])('finds a section by %s: %s', (_, query, anchor) => {
    expect(found(query)[0]).toBe(anchor);
  });

  test.each(['', 't', '  ', '()', 'zzzzzz'])('finds nothing for %j', query => {
    expect(found(query)).toEqual([]);
  });

  test('names the words that it found, to be marked', () => {
    expect(search(index, 'lock')[0]?.terms).toContain('locked');
  });

  test('lets one page have three results at the most', () => {
    const long = `# Long\n\n${Array.from({ length: 9 }, (_, number) => `## Part ${number}\n\nkeyword\n`).join('\n')}`;

    const hits = search(newSearchIndex(sectionsOf(long)), 'keyword');

    expect(hits).toHaveLength(3);
  });

  test('gives the same after the index was written and read', () => {
    const again = readSearchIndex(JSON.stringify(index));

    expect(search(again, 'locked account')).toEqual(search(index, 'locked account'));
  });
});

function sectionsOf(markdown: string) {
  const page = {
    path: 'errors',
    title: 'Errors',
    description: 'About errors.',
    section: 'errors',
    markdown,
  } as const;
  return siteSections([{ page, ...parsePage(newMarkdown(), markdown) }]);
}

function section(own: object): object {
  return {
    path: 'errors',
    anchor: '',
    title: 'Errors',
    heading: '',
    section: 'Errors',
    text: '',
    code: '',
    ...own,
  };
}
