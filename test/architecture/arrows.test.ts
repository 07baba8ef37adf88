import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { graphText, importGraph } from './graph.js';
import { importsOf, packages, root } from './support/project.js';

const all = packages();
const providers = all.filter(({ isProvider }) => isProvider).map(({ folder }) => folder);

/** What each kind of package may import of ours. */
function allowed(folder: string): readonly string[] {
  if (folder === 'runtime') return [];
  if (folder === 'auth-hooks' || providers.includes(folder)) return ['runtime'];
  // An application's tests get no more of ours than its code has already.
  if (folder === 'testing') return ['auth-hooks', 'runtime'];
  return all.map(known => known.folder).filter(name => name !== folder);
}

describe('imports point down', () => {
  test.each([...importGraph()])('%s imports only what is below it', (folder, needs) => {
    expect([...needs].filter(name => !allowed(folder).includes(name))).toEqual([]);
  });

  test.each(all.map(info => [info.folder, info] as const))(
    '%s declares just the packages it imports',
    (_, info) => {
      const used = new Set(
        info.sources
          .flatMap(importsOf)
          .filter(name => !name.startsWith('.') && !name.startsWith('node:'))
          .map(name =>
            name
              .split('/')
              .slice(0, name.startsWith('@') ? 2 : 1)
              .join('/'),
          ),
      );
      const { dependencies = {}, peerDependencies = {}, devDependencies = {}, bin } = info.manifest;
      // A program is bundled: what is in the bundle need not be installed with it.
      const bundled = bin ? devDependencies : {};
      const declared = [dependencies, peerDependencies, bundled].flatMap(known => Object.keys(known));

      expect([...used].filter(name => !declared.includes(name))).toEqual([]);
      expect(Object.keys(dependencies).filter(name => !used.has(name))).toEqual([]);
    },
  );

  test('the graph in ARCHITECTURE.md is the graph of the code', () => {
    const file = path.join(root, '.github/ARCHITECTURE.md');
    const text = readFileSync(file, 'utf8');
    const next = text.replace(/(<!-- graph -->\n)[\s\S]*?(<!-- \/graph -->)/, `$1\n${graphText()}\n\n$2`);

    if (process.env.UPDATE_DOCS) writeFileSync(file, next);

    expect(process.env.UPDATE_DOCS ? next : text, 'run: UPDATE_DOCS=1 npx vitest run test/architecture').toBe(
      next,
    );
  });
});
