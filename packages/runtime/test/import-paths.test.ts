import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

test('the README lists every import path, and no other', () => {
  const { name, exports } = JSON.parse(file('package.json'));
  const paths = Object.keys(exports)
    .filter(path => path !== './package.json')
    .map(path => name + path.slice(1));
  const [, table = ''] = /## Import paths\n([\s\S]*?)\n## /.exec(file('README.md')) ?? [];
  const listed = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path);

  expect(listed.sort()).toEqual(paths.sort());
});
