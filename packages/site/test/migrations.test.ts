import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readProject } from '../src/build/project.js';
import { migrationPages } from '../src/sources/migrations/migration-pages.js';
import { readRecordByHand } from '../src/sources/migrations/seen-table.js';

const [index, ...pages] = migrationPages();
const byHand = readRecordByHand();

describe('pages about migrations', () => {
  test.each(pages.map(page => [page.path, page.markdown]))('%s has every part', (_, markdown) => {
    const headings = [...markdown.matchAll(/^## (.+)$/gm)].map(([, title]) => title);

    expect(headings).toEqual([
      'Side by side',
      'What you write now',
      'What changes',
      expect.stringMatching(/^What .*(?:you give up|does that this does not)$/),
      'Move in production',
    ]);
  });

  test.each(pages.map(page => [page.path, page.markdown]))(
    '%s shows programs as tabs, and what was seen of them, with the date',
    (_, markdown) => {
      const programs = [...markdown.matchAll(/^```(?:ts|js|go|python) title="([^"]+)"$/gm)];
      const [, rows = ''] =
        /^\| what happens \| before \| after \|\n\|.*\n((?:\|.*\n)+)/m.exec(markdown) ?? [];

      expect(programs.length).toBeGreaterThanOrEqual(2);
      expect(rows.trim().split('\n').length).toBeGreaterThanOrEqual(8);
      expect(markdown).toMatch(/^Seen \d{4}-\d\d-\d\d with /m);
      expect(markdown).not.toContain('<!--');
    },
  );

  test('the first of them leads to all others', () => {
    for (const { path } of pages) expect(index?.markdown).toContain(`(/${path})`);
  });
});

describe('programs that were run by hand', () => {
  const files = Object.values(byHand.pages).flatMap(({ programs }) => Object.entries(programs));

  test.each(files)('%s is the one that was run', (name, expected) => {
    const text = readProject(`packages/site/content/migrations/programs/${name}`);

    expect(createHash('sha256').update(text).digest('hex')).toBe(expected);
  });
});
