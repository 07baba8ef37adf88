import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownedFiles } from '../src/files/manifest.js';
import { generate } from '../src/generate/generate.js';
import { workspaceAt } from '../src/project/workspace.js';
import { newFolder } from './support/folder.js';
import { hasJar } from './support/has-jar.js';
import { putSpecs } from './support/project.js';

/*
 * A tiny spec for each feature, and what both engines generate from it, all in one batch. To accept a change, run
 * UPDATE_GOLDEN=1 npx vitest run generator/test/golden.test.ts and read the difference.
 * `npm run types` compiles the expected files, and the usage.ts beside them, as strictly as everything else.
 */
const golden = fileURLToPath(new URL('golden', import.meta.url));
const features = readdirSync(golden);
const engines = hasJar ? (['jar', 'embedded'] as const) : (['embedded'] as const);
const roots = new Map(engines.map(engine => [engine, newFolder()]));

beforeAll(async () => {
  for (const [engine, root] of roots) {
    putSpecs(
      root,
      Object.fromEntries(
        features.map(name => [name, readFileSync(path.join(golden, name, 'spec.yaml'), 'utf8')]),
      ),
    );
    await generate({ project: workspaceAt(root), engine });
  }
  if (process.env.UPDATE_GOLDEN) for (const feature of features) update(feature);
});
afterAll(() => {
  for (const root of roots.values()) rmSync(root, { recursive: true, force: true });
});

function update(feature: string): void {
  const expected = path.join(golden, feature, 'expected');
  const packageDir = path.join(roots.get(engines[0]) ?? '', 'packages', feature);
  rmSync(expected, { recursive: true, force: true });
  for (const file of ownedFiles(packageDir)) {
    mkdirSync(path.dirname(path.join(expected, file)), { recursive: true });
    writeFileSync(path.join(expected, file), readFileSync(path.join(packageDir, file)));
  }
}

describe.each(engines)('the %s engine', engine => {
  describe.each(features)('makes of the spec in golden/%s', feature => {
    const packageDir = path.join(roots.get(engine) ?? '', 'packages', feature);
    const expected = path.join(golden, feature, 'expected');

    test('the expected files and no others', () => {
      expect(ownedFiles(packageDir)).toEqual(ownedFiles(expected));
    });

    test.each(existsSync(expected) ? ownedFiles(expected) : [])('%s', file => {
      expect(readFileSync(path.join(packageDir, file), 'utf8')).toBe(
        readFileSync(path.join(expected, file), 'utf8'),
      );
    });
  });
});
