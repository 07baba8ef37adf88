import { describe, expect, test } from 'vitest';
import { circles, moduleGraph } from './modules.js';
import { packages } from './support/project.js';

const providers = packages().filter(({ isProvider }) => isProvider);
const sources = ['generator/src/', ...providers.map(({ folder }) => `packages/${folder}/src/`)];

describe('imports of one package', () => {
  test.each(sources)('files of %s import each other in one direction', folder => {
    expect(circles(moduleGraph(folder))).toEqual([]);
  });
});

test('circles() finds what imports itself by others, and only that', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', []],
    ['e', ['f', 'a']],
    ['f', ['e']],
  ]);

  expect(circles(graph)).toEqual([
    ['a', 'b', 'c'],
    ['e', 'f'],
  ]);
});
