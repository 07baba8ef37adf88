import { describe, expect, test } from 'vitest';
import { circles, folderGraph, moduleGraph } from './modules.js';
import { packages } from './support/project.js';

const published = packages().map(({ folder }) => `packages/${folder}/src/`);
const rooms = ['generator/src/', ...published.filter(folder => !folder.includes('runtime'))];
const sources = rooms.filter(folder => !folder.includes('cli'));

describe('imports of one package', () => {
  test.each(sources)('files of %s import each other in one direction', folder => {
    expect(circles(moduleGraph(folder))).toEqual([]);
  });

  test.each(rooms)('folders of %s import each other in one direction', folder => {
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
