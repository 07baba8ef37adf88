import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { allProviders, specTextOf } from '../src/files/providers.js';
import { newProvider } from '../src/new-provider/new-provider.js';
import { workspaceAt } from '../src/project/workspace.js';
import { parseSpec } from '../src/source/parse-spec.js';
import { temporaryFolder } from './support/folder.js';
import { PROJECT, snapshot } from './support/project.js';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  for (const folder of ['specs', 'packages/cli']) mkdirSync(path.join(root, folder), { recursive: true });
});

const template = readFileSync(path.join(PROJECT, 'templates/spec.yaml'), 'utf8');

describe('the files of a new provider', () => {
  test('keep the name of a file that refers to itself by it, so that they can be generated from again', async () => {
    const text = template.replaceAll("'#/components/", "'api.yaml#/components/");
    const from = path.join(temporaryFolder(), 'api.yaml');
    writeFileSync(from, text);

    await newProvider({ root, name: 'third', from, engine: 'embedded' });

    expect(readFileSync(path.join(root, 'specs/third/api.yaml'), 'utf8')).toBe(text);
    const specs = await Promise.all(
      allProviders(workspaceAt(root)).map(async provider => parseSpec(specTextOf(provider))),
    );
    expect(specs.map(({ unresolved }) => [...(unresolved ?? [])])).toEqual([[]]);
  });

  test.each([
    ['any file', 1],
    ['the largest, which is the lockfile', 30],
  ])('are not there at all where the disk has no room for %s', (_, blocks) => {
    const lock = { lockfileVersion: 3, packages: { other: { version: 'x'.repeat(20_000) } } };
    writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify(lock));
    const before = snapshot(root);

    const from = path.join(PROJECT, 'templates/spec.yaml');
    const { stdout } = within(blocks, 'newProvider', 'new-provider.js', from);

    expect(stdout).toMatch(
      /^output_unwritable (\S+: )?A file cannot be written \((EFBIG|ENOSPC)\); nothing was changed\./,
    );
    expect(snapshot(root)).toEqual(before);
    expect(existsSync(path.join(root, 'generator/.cache/change'))).toBe(false);
  });

  test.each([
    ['any file', 1],
    ['one of the new files', 9],
    ['what was there before', 30],
  ])('are the old ones where the disk has no room for %s of a newer spec', async (_, blocks) => {
    await newProvider({ root, name: 'third', from: put('old.yaml', template), engine: 'embedded' });
    writeFileSync(path.join(root, 'packages/third/CHANGELOG.md'), 'x'.repeat(20_000));
    const before = snapshot(root);

    const from = put('new.yaml', template.replaceAll('/oauth/token', '/oauth/tokens'));
    const { stdout } = within(blocks, 'replaceSpec', 'replace-spec.js', from);

    expect(stdout).toMatch(
      /^output_unwritable (\S+: )?A file cannot be written \((EFBIG|ENOSPC)\); nothing was changed\./,
    );
    expect(snapshot(root)).toEqual(before);
    expect(existsSync(path.join(root, 'generator/.cache/change'))).toBe(false);
  });
});

function put(file: string, text: string): string {
  const place = path.join(temporaryFolder(), file);
  writeFileSync(place, text);
  return place;
}

/** Adds or changes a provider in a process that can write no file of more than some blocks of 512 bytes, as on a full disk. */
function within(blocks: number, command: string, module: string, from: string) {
  const file = path.join(temporaryFolder(), 'run.mjs');
  const url = pathToFileURL(path.join(PROJECT, 'generator/dist/new-provider', module)).href;
  writeFileSync(
    file,
    `process.on('SIGXFSZ', () => {});
     const { ${command} } = await import(${JSON.stringify(url)});
     const options = ${JSON.stringify({ root, name: 'third', from, engine: 'embedded' })};
     const done = await ${command}(options).then(() => 'done', ({ code, message }) => code + ' ' + message);
     console.log(done);`,
  );
  const limited = `ulimit -f ${blocks}; exec ${JSON.stringify(process.execPath)} ${JSON.stringify(file)}`;
  return spawnSync('sh', ['-c', limited], {
    encoding: 'utf8',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
  });
}
