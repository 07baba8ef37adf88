import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { finishProvider } from '../src/new-provider/finish-provider.js';
import { nextLockfile } from '../src/new-provider/lockfile.js';
import { type NewProviderOptions, newProvider } from '../src/new-provider/new-provider.js';
import { planRemoval, removeProvider } from '../src/new-provider/remove-provider.js';
import { temporaryFolder } from './support/folder.js';
import { PROJECT, smallSpec, snapshot } from './support/project.js';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  for (const file of [
    'tsconfig.json',
    'test/tsconfig.json',
    'packages/cli/package.json',
    'package-lock.json',
  ]) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    cpSync(path.join(PROJECT, file), path.join(root, file));
  }
  mkdirSync(path.join(root, 'specs'));
  writeFileSync(path.join(root, 'specs/equinix-sts.yaml'), '');
});

async function add(name: string, options: Partial<NewProviderOptions> = {}): Promise<void> {
  const from = path.join(temporaryFolder(), 'openapi.json');
  const spec = smallSpec(draft => delete draft['x-token']);
  writeFileSync(from, JSON.stringify(spec));
  await newProvider({ root, name, from, engine: 'embedded', ...options });
}

describe('removing a provider', () => {
  test.each(['aaa', 'zzz'])('undoes everything that adding %s did', async name => {
    await add('other');
    const before = snapshot(root);

    await add(name);
    const added = snapshot(root);
    const removal = planRemoval(root, name);
    await removeProvider(root, removal);

    expect(Object.keys(added).length).toBeGreaterThan(Object.keys(before).length + 10);
    expect(removal.removed).toEqual([`specs/${name}.json`, `specs/${name}.overlay.yaml`, `packages/${name}`]);
    expect(removal.changed).toEqual(['tsconfig.json', 'test/tsconfig.json', 'packages/cli/package.json']);
    expect(snapshot(root)).toEqual(before);
    expect(existsSync(path.join(root, 'packages', name))).toBe(false);
  });

  test('takes along its changeset, which would name a package that is gone', async () => {
    await add('vendor');
    mkdirSync(path.join(root, '.changeset'));
    const files = ['.changeset/spec-vendor.md', '.changeset/spec-vendor.before.json'];
    for (const file of [...files, '.changeset/spec-other.md']) writeFileSync(path.join(root, file), '');

    const removal = planRemoval(root, 'vendor');
    await removeProvider(root, removal);

    expect(removal.removed).toEqual(expect.arrayContaining(files));
    expect(Object.keys(snapshot(root, '.changeset'))).toEqual(['.changeset/spec-other.md']);
  });

  test('that is not there changes nothing', () => {
    expect(() => planRemoval(root, 'none')).toThrow('There is no provider "none"');
  });
});

describe('a step after a provider has joined that fails', () => {
  test('takes the provider out again, and shows the end of what was printed', async () => {
    const before = snapshot(root);
    const steps: string[] = [];

    // This project has no compiler.
    const finish = () => finishProvider('vendor', { root, onProgress: line => steps.push(line) });
    const adding = add('vendor', { finish });

    await expect(adding).rejects.toMatchObject({
      code: 'generator_failed',
      message:
        'This failed: compiling. To look into it, add --files-only to the command, which keeps the files, then run: ' +
        'npm run build && node node_modules/typescript/bin/tsc -b.',
      output: expect.stringContaining('Cannot find module'),
    });
    expect(steps).toEqual(['compiling (1 of 5)']);
    expect(snapshot(root)).toEqual(before);
    expect(existsSync(path.join(root, 'node_modules/@token-clients/vendor'))).toBe(false);
  });

  test('also when it is interrupted', async () => {
    const finish = () =>
      finishProvider('vendor', { root, onProgress: () => {}, signal: AbortSignal.abort() });

    await expect(add('vendor', { finish })).rejects.toMatchObject({ code: 'interrupted' });
    expect(existsSync(path.join(root, 'specs/vendor.json'))).toBe(false);
    expect(existsSync(path.join(root, 'packages/vendor'))).toBe(false);
  });
});

describe('the lockfile', () => {
  const manifest = readFileSync(path.join(PROJECT, 'packages/equinix-sts/package.json'), 'utf8');

  test('is as npm has written it for the packages that are there', () => {
    expect(nextLockfile(PROJECT, 'equinix-sts', manifest)).toBeUndefined();
  });

  test('gets a new package where npm puts it, and loses it again', () => {
    const text = readFileSync(path.join(root, 'package-lock.json'), 'utf8');

    const added = nextLockfile(root, 'new-one', manifest.replaceAll('equinix-sts', 'new-one')) ?? '';
    writeFileSync(path.join(root, 'package-lock.json'), added);
    const removed = nextLockfile(root, 'new-one', undefined);

    const places = Object.keys(JSON.parse(added).packages);
    expect(places[places.indexOf('packages/new-one') - 1]).toBe('packages/equinix-sts');
    expect(JSON.parse(added).packages['node_modules/@token-clients/new-one']).toEqual({
      resolved: 'packages/new-one',
      link: true,
    });
    expect(removed).toBe(text);
  });
});
