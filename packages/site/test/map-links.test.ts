import { describe, expect, test } from 'vitest';
import { mapLinks, outsideFences } from '../src/page/map-links.js';
import { repositoryLinks } from '../src/sources/repository/repository-links.js';

const changed = (markdown: string) =>
  mapLinks(markdown, { link: to => `L(${to})`, image: src => `I(${src})` });

describe('mapLinks() changes', () => {
  test.each([
    ['a link', '[a](b) and [c](d#e)', '[a](L(b)) and [c](L(d#e))'],
    ['a link around code', '[`a[0]`](b)', '[`a[0]`](L(b))'],
    ['a link after an escaped mark', '\\[ \\` [a](b)', '\\[ \\` [a](L(b))'],
    ['an image', '![a](b.svg)', '![a](I(b.svg))'],
    [
      'a link between fences',
      '```\n[a](b)\n```\n[a](b)\n~~~\n[a](b)\n~~~',
      '```\n[a](b)\n```\n[a](L(b))\n~~~\n[a](b)\n~~~',
    ],
  ])('%s', (_, markdown, expected) => {
    expect(changed(markdown)).toBe(expected);
  });
});

describe('mapLinks() leaves', () => {
  test.each([
    ['code', '`[a](b)` and ``[`a`](b)``'],
    ['code over two lines', '`[a](b)\n[c](d)`'],
    ['an escaped link', '\\[a\\](b)'],
    ['a fence that holds a shorter one', '````\n```\n[a](b)\n```\n[a](b)\n````'],
    ['a fence that nothing ends', '```\n[a](b)'],
  ])('%s', (_, markdown) => {
    expect(changed(markdown)).toBe(markdown);
  });
});

test('outsideFences() keeps every line', () => {
  const markdown = '\n```ts\na\n```\n\nb\n```\n```\n';

  expect(outsideFences(markdown, text => text)).toBe(markdown);
});

describe('repositoryLinks()', () => {
  const pages = new Map([
    ['packages/a/README.md', 'packages/a'],
    ['packages/a/docs/B.md', 'a/B'],
    ['packages/a/docs/B.md#c', 'a/B/c'],
  ]);
  const linked = (markdown: string) => repositoryLinks(markdown, 'packages/a/docs/B.md', pages);

  test.each([
    ['to the page of a section', '[c](B.md#c)', '[c](/a/B/c)'],
    ['to a section that has no page of its own', '[d](../README.md#d)', '[d](/packages/a#d)'],
    ['to a heading of the same page', '[d](#d)', '[d](#d)'],
    [
      'to a file that is no page',
      '[f](../src/f.ts)',
      '[f](https://github.com/token-clients/token-clients/blob/main/packages/a/src/f.ts)',
    ],
  ])('leads %s', (_, markdown, expected) => {
    expect(linked(markdown)).toBe(expected);
  });

  test('drops comments that stand on lines of their own, and no others', () => {
    expect(linked('<!-- a -->\n# `<!-- b -->`\n```\n<!-- c -->\n```')).toBe(
      '# `<!-- b -->`\n```\n<!-- c -->\n```',
    );
  });
});
