import { describe, expect, test } from 'vitest';
import { moduleGraph } from './modules.js';
import { importsOf, packages, projectFiles, read } from './support/project.js';

const MOST_FILES = 10;

/** The files that ARCHITECTURE.md names on the way of one token, in order. */
const walk = (() => {
  const page = read('.github/ARCHITECTURE.md');
  const section = page.slice(
    page.indexOf('## One token'),
    page.indexOf('\n## ', page.indexOf('## One token') + 1),
  );
  return [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file = '']) => file);
})();

const sources = packages();
const graph = new Map(sources.flatMap(({ folder }) => [...moduleGraph(`packages/${folder}/src/`)]));

/** What a file imports, and what it gets from the index of another package of ours. */
function importedBy(file: string): readonly string[] {
  const indexes = sources
    .filter(({ manifest }) => importsOf(file).includes(manifest.name))
    .map(({ folder }) => `packages/${folder}/src/index.ts`);
  return [file, ...indexes].flatMap(from => graph.get(from) ?? []);
}

describe('the walk of one token in ARCHITECTURE.md', () => {
  test(`has at most ${MOST_FILES} files, all there`, () => {
    expect(walk.length).toBeGreaterThan(5);
    expect(walk.length).toBeLessThanOrEqual(MOST_FILES);
    expect(walk.filter(file => !projectFiles().includes(file))).toEqual([]);
  });

  test('follows imports: each file is imported by one before it, or is the grant that the program passes in', () => {
    const lost = walk.slice(1).filter((file, index) => {
      const isGrant = file.endsWith('/generated/grant.ts');
      return !isGrant && !walk.slice(0, index + 1).some(earlier => importedBy(earlier).includes(file));
    });

    expect(lost).toEqual([]);
  });
});
