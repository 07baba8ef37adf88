import { readProject } from '../../build/project.js';
import { repositoryLinks } from '../repository/repository-links.js';
import { PAGE_OF_FILE } from '../repository/repository-pages.js';

const FILE = 'README.md';

/**
 * Returns blocks of the README, with links as pages have them. A block is what stands between two empty lines, or a fence.
 *
 * @param beginning how the first of them begins
 * @throws Error if none begins so
 */
export function readmeBlocks(beginning: string, count = 1): string {
  const blocks = blocksOf(readProject(FILE));
  const first = blocks.findIndex(block => block.startsWith(beginning));
  if (first < 0) throw new Error(`${FILE} has no block that begins with "${beginning}"`);
  const text = blocks.slice(first, first + count).join('\n\n');
  return repositoryLinks(text, FILE, PAGE_OF_FILE);
}

function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let isCode = false;
  for (const part of text.split(/\n{2,}/)) {
    if (isCode) blocks.push(`${blocks.pop()}\n\n${part}`);
    else blocks.push(part);
    if ([...part.matchAll(/^`{3}/gm)].length % 2 === 1) isCode = !isCode;
  }
  return blocks;
}
