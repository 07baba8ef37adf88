import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readAssets } from '../../src/files/assets.js';
import { generatePackages } from '../../src/generate-package.js';
import { workerLibraries } from '../../src/worker/spec-libraries.js';
import { newFolder } from '../support/folder.js';
import { PROJECT, putModules } from '../support/project.js';
import { names } from './changes/names.js';
import { requests } from './changes/requests.js';
import { responses } from './changes/responses.js';
import { tokens } from './changes/tokens.js';
import { PROGRAM } from './support/program.js';
import { version } from './support/versions.js';

/*
 * What the compiler says of a program that uses all of a package, when the package changes. A verdict is right if it is the
 * same as the compiler's: so none is a matter of opinion but those of changes that no type shows.
 */
const root = newFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));

const programs = [...requests, ...responses, ...names, ...tokens].map((one, index) => ({
  ...one,
  folder: `version-${index}`,
}));
const errors = await compileAll();

async function compileAll(): Promise<ReadonlyMap<string, string[]>> {
  const { templates, lintRules } = readAssets();
  const sources = [{ folder: 'base', change: () => {} }, ...programs].map(({ folder, change }) => ({
    folder,
    source: { name: 'vendor', specName: 'specs/vendor.yaml', text: JSON.stringify(version(change)) },
  }));
  const packages = await generatePackages(
    sources.map(({ source }) => source),
    { templates, libraries: workerLibraries(lintRules) },
  );
  for (const [index, { folder }] of sources.entries()) {
    for (const [file, text] of packages[index]?.files ?? []) {
      if (file.endsWith('.ts')) write(path.join(root, folder, file), text);
    }
    write(path.join(root, folder, 'program.ts'), PROGRAM);
  }
  write(
    path.join(root, 'tsconfig.json'),
    JSON.stringify({
      extends: path.join(PROJECT, 'tsconfig.base.json'),
      compilerOptions: {
        rootDir: '.',
        noEmit: true,
        composite: false,
        incremental: false,
        declaration: false,
        declarationMap: false,
      },
      include: ['*/program.ts'],
    }),
  );
  write(path.join(root, 'package.json'), '{ "type": "module" }');
  putModules(root);
  const tsc = path.join(PROJECT, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', root, '--pretty', 'false'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    cwd: root,
  });
  const found = new Map<string, string[]>();
  for (const line of stdout.split('\n')) {
    const [, folder] = /^([\w-]+)\//.exec(line) ?? [];
    if (folder !== undefined) found.set(folder, [...(found.get(folder) ?? []), line]);
    else if (/error TS/.test(line)) throw new Error(line);
  }
  return found;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe('a program that uses everything of a package', () => {
  test('compiles with the version that it was written for', () => {
    expect(errors.get('base')).toBeUndefined();
  });

  test.each(programs.map(one => [one.name, one] as const))('sees %s as it is judged', (_, one) => {
    const isBreaking = one.says.some(line => line.startsWith('!')) && !one.atRunTime;
    const found = errors.get(one.folder) ?? [];

    expect(found.every(line => line.includes('/program.ts'))).toBe(true);
    if (isBreaking) expect(found).not.toEqual([]);
    else expect(found).toEqual([]);
  });
});
