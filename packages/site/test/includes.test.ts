import { describe, expect, test } from 'vitest';
import { withIncludes } from '../src/sources/includes.js';

const README = 'packages/auth-hooks/README.md';

describe('withIncludes', () => {
  test('takes a section with its headings one level below the one before, and leaves the heading itself out', () => {
    const page = withIncludes('guides/a', `# A\n\n### B\n\n<!-- include ${README}#stores -->\n`);

    const headings = page.split('\n').filter(line => line.startsWith('#'));
    expect(headings).toEqual(['# A', '### B', '#### While a store is away', '#### Write a store']);
  });

  test('leads links of the section to the page of its file, and those to the page itself to their heading', () => {
    const section = `<!-- include ${README}#stores -->`;

    expect(withIncludes('guides/a', section)).toContain('](/packages/auth-hooks#write-a-store)');
    expect(withIncludes('packages/auth-hooks', section)).toContain('](#write-a-store)');
    expect(withIncludes('guides/a', section)).toContain('](/packages/redis-store)');
  });

  test('takes a program, with its title and language', () => {
    const page = withIncludes('guides/a', '<!-- program packages/site/src/main.ts title="the site" -->');

    expect(page).toMatch(/^```ts title="the site"\nimport path from 'node:path';\n/);
    expect(page).toMatch(/\n}\n```$/);
  });

  test('leaves such lines in code as they are', () => {
    const page = '```md\n<!-- include no/such/file.md#a -->\n```';

    expect(withIncludes('guides/a', page)).toBe(page);
  });

  test.each([
    ['no such heading', `<!-- include ${README}#no-such -->`, 'no heading with the anchor no-such'],
    ['no heading at all', `<!-- include ${README} -->`, "can't be understood"],
    ['a program without a title', '<!-- program packages/site/src/main.ts -->', "can't be understood"],
    ['no such file', '<!-- program no/such.ts title="a" -->', 'ENOENT'],
  ])('fails for %s', (_, line, message) => {
    expect(() => withIncludes('guides/a', line)).toThrow(message);
  });
});
