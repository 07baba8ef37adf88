import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from './support/folder.js';
import { PROJECT, smallSpec, snapshot } from './support/project.js';

/*
 * The generator as it is installed: the files that its manifest publishes, in a repository of others, with nothing beside them.
 * The path has what paths may have.
 */
const folder = newFolder();
const repository = path.join(folder, 'a repository für andere');
const installed = path.join(repository, 'node_modules/@token-clients/generator');
let inputs: readonly string[] = [];

beforeAll(async () => {
  const own = path.join(PROJECT, 'generator');
  const { files } = JSON.parse(readFileSync(path.join(own, 'package.json'), 'utf8')) as { files: string[] };
  // The changelog is written at the first release.
  for (const file of ['package.json', ...files].filter(
    file => file !== 'bundle' && existsSync(path.join(own, file)),
  )) {
    cpSync(path.join(own, file), path.join(installed, file), { recursive: true });
  }
  const { buildGenerator } = await import(pathToFileURL(path.join(own, 'build.mjs')).href);
  inputs = await buildGenerator(path.join(installed, 'bundle'));
  writeFileSync(path.join(repository, 'package.json'), '{ "private": true, "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a built generator where no program of another kind can be found. */
function run(program: string, cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd,
    env: { HOME: folder, PATH: path.join(folder, 'bin'), ...env },
    encoding: 'utf8',
  });
}

const bundled = (args: readonly string[], env?: NodeJS.ProcessEnv) =>
  run(path.join(installed, 'bin/token-clients-generator.js'), repository, args, env);

describe('the bundle of the generator', () => {
  test('makes the same client as the program that is not bundled, with nothing installed beside it', () => {
    const other = path.join(folder, 'other');
    mkdirSync(other);
    for (const place of [repository, other]) {
      writeFileSync(path.join(place, 'vendor.json'), JSON.stringify(smallSpec()));
    }
    writeFileSync(path.join(other, 'package.json'), '{ "private": true, "type": "module" }');
    const args = ['--spec', 'vendor.json', '--out', 'src/vendor', '--yes'];

    const here = bundled(args);
    const there = run(path.join(PROJECT, 'generator/dist/main.js'), other, args);

    expect(here.stderr).toBe(there.stderr);
    expect(here.status).toBe(0);
    const withoutInputs = (root: string) => {
      const { FILES: _, ...files } = snapshot(path.join(root, 'src/vendor'));
      return files;
    };
    expect(Object.keys(withoutInputs(repository))).toContain('client.ts');
    expect(withoutInputs(repository)).toEqual(withoutInputs(other));
  });

  test('refuses what the other refuses, in the same words', () => {
    writeFileSync(path.join(repository, 'broken.json'), JSON.stringify(smallSpec(spec => delete spec.paths)));
    const args = ['--spec', 'broken.json', '--out', 'src/broken'];

    const here = bundled(args);

    expect(here.stderr).toBe(run(path.join(PROJECT, 'generator/dist/main.js'), repository, args).stderr);
    expect(here.stderr).toContain('broken.json');
    expect(here.status).not.toBe(0);
  });

  test('asks a proxy by what it has of undici', () => {
    const proxy = { HTTPS_PROXY: 'http://127.0.0.1:9' };

    const { stderr, status } = bundled(
      ['--spec', 'https://vendor.invalid/a.yaml', '--out', 'src/far'],
      proxy,
    );

    expect(stderr).toContain('ECONNREFUSED');
    expect(status).toBe(5);
  });

  test('names all that is in it, with version and licence', () => {
    const licences = readFileSync(path.join(installed, 'bundle/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const packages = inputs.flatMap(
      file => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.slice(1) ?? [],
    );

    expect(packages).toContain('openapi-typescript');
    expect(packages).toContain('@redocly/openapi-core');
    expect(packages).not.toContain('typescript');
    for (const name of new Set(packages)) expect(licences).toMatch(new RegExp(`^${name} \\d[^ ]* \\(`, 'm'));
  });

  test('is small, and all that an install brings but the runtime', () => {
    const sizes = (readdirSync(installed, { recursive: true }) as string[]).map(
      file => statSync(path.join(installed, file)).size,
    );
    const { dependencies } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));

    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
    expect(Object.keys(dependencies)).toEqual(['@token-clients/runtime']);
  });
});
