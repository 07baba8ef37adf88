import { describe, expect, test } from 'vitest';
import { circles, folderGraph, moduleGraph } from './modules.js';
import { packages } from './support/project.js';

const sources = ['generator/src/', ...packages().map(({ folder }) => `packages/${folder}/src/`)];

describe('imports of one package', () => {
  test.each(sources)('files of %s import each other in one direction', folder => {
    expect(circles(moduleGraph(folder))).toEqual([]);
  });

  test.each(sources)('folders of %s import each other in one direction', folder => {
    expect(circles(folderGraph(folder))).toEqual([]);
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
