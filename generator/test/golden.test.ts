import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownedFiles } from '../src/files/manifest.js';
import { generate } from '../src/generate.js';
import { canGenerate } from './support/can-generate.js';
import { newFolder } from './support/folder.js';
import { putSpecs } from './support/project.js';

/*
 * A tiny spec for each feature, and what is generated from it, all in one batch. To accept a change, run
 * UPDATE_GOLDEN=1 npx vitest run generator/test/golden.test.ts and read the difference.
 * `npm run types` compiles the expected files, and the usage.ts beside them, as strictly as everything else.
 */
const golden = fileURLToPath(new URL('golden', import.meta.url));
const features = readdirSync(golden);
const root = newFolder();

beforeAll(async () => {
  putSpecs(
    root,
    Object.fromEntries(
      features.map(name => [name, readFileSync(path.join(golden, name, 'spec.yaml'), 'utf8')]),
    ),
  );
  await generate({ root });
  if (process.env.UPDATE_GOLDEN) for (const feature of features) update(feature);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function update(feature: string): void {
  const expected = path.join(golden, feature, 'expected');
  rmSync(expected, { recursive: true, force: true });
  for (const file of ownedFiles(path.join(root, 'packages', feature))) {
    mkdirSync(path.dirname(path.join(expected, file)), { recursive: true });
    writeFileSync(path.join(expected, file), readFileSync(path.join(root, 'packages', feature, file)));
  }
}

describe.skipIf(!canGenerate).each(features)('the spec in golden/%s', feature => {
  const packageDir = path.join(root, 'packages', feature);
  const expected = path.join(golden, feature, 'expected');

  it('gives the expected files and no others', () => {
    expect(ownedFiles(packageDir)).toEqual(ownedFiles(expected));
  });

  it.each(existsSync(expected) ? ownedFiles(expected) : [])('gives %s', file => {
    expect(readFileSync(path.join(packageDir, file), 'utf8')).toBe(
      readFileSync(path.join(expected, file), 'utf8'),
    );
  });
});
