import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { linksOf, read, root } from './support/project.js';

const [, ...threats] = read('SECURITY.md').split(/^### /m);

describe.each(threats.map(text => [text.slice(0, text.indexOf('\n')), text] as const))(
  'what SECURITY.md says of: %s',
  (_, text) => {
    test('is held by tests that exist', () => {
      const [, held = ''] = /^- Held by: ([\s\S]*?)\n- Not done: /m.exec(text) ?? [];
      const tests = linksOf(held);

      expect(tests.length).toBeGreaterThan(0);
      expect(tests.filter(file => !file.endsWith('.test.ts') || !existsSync(path.join(root, file)))).toEqual(
        [],
      );
    });

    test('says what is not done', () => {
      expect(text).toMatch(/^- Not done: \S/m);
    });
  },
);

test('SECURITY.md has a threat for each kind of attacker that we know of', () => {
  expect(threats.length).toBe(8);
  for (const word of ['spec', 'server', 'user', 'log', 'laptop', 'Redis', 'command line', 'dependency'])
    expect(threats.some(text => text.slice(0, text.indexOf('\n')).includes(word))).toBe(true);
});
