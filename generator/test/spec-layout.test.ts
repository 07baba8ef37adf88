import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { generatorHash, inputHash } from '../src/files/manifest.js';
import { mockDocuments } from '../src/files/mock-specs.js';
import { allProviders, specTextOf } from '../src/files/providers.js';
import { workspaceAt } from '../src/project/workspace.js';
import { temporaryFolder } from './support/folder.js';
import { putConfig, smallSpec } from './support/project.js';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  putConfig(root, ['alpha']);
  put('specs/README.md', '');
});

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

describe('the specs in specs/', () => {
  test('are YAML, JSON or folders, each with the overlays that bear its name', () => {
    for (const file of ['alpha.yaml', 'beta.json', 'beta.overlay.yaml', 'delta.yml'])
      put(`specs/${file}`, '');
    for (const file of ['beta.10.overlay.json', 'beta.2.overlay.yaml', 'beta-x.yaml'])
      put(`specs/${file}`, '');
    put('specs/gamma/openapi.json', '');

    const found = allProviders(workspaceAt(root)).map(({ name, specName, overlayFiles = [], isStrict }) => [
      name,
      specName,
      overlayFiles.map(file => path.basename(file)),
      isStrict,
    ]);

    expect(found).toEqual([
      ['alpha', 'specs/alpha.yaml', [], true],
      [
        'beta',
        'specs/beta.json',
        ['beta.2.overlay.yaml', 'beta.10.overlay.json', 'beta.overlay.yaml'],
        false,
      ],
      ['beta-x', 'specs/beta-x.yaml', [], false],
      ['delta', 'specs/delta.yml', [], false],
      ['gamma', 'specs/gamma/openapi.json', [], false],
    ]);
  });

  test('in a folder start from the file that the overlay extends', () => {
    for (const file of ['openapi.yaml', 'v2/api.yaml']) put(`specs/gamma/${file}`, file);
    put('specs/gamma.overlay.yaml', "overlay: 1.0.0\nextends: 'gamma/v2/api.yaml'\n");

    const [gamma] = allProviders(workspaceAt(root));

    expect(gamma?.specName).toBe('specs/gamma/v2/api.yaml');
  });

  test.each<[string, readonly string[], string]>([
    ['two specs of one name', ['a.json', 'a.yaml'], 'specs/a.yaml: It has the same name as specs/a.json.'],
    [
      'an overlay without a spec',
      ['a.yaml', 'b.1.overlay.yaml'],
      'specs/b.1.overlay.yaml: There is no spec that it completes.',
    ],
    [
      'a folder without a main file',
      ['a/paths/token.yaml'],
      'specs/a: It is unknown which file of this folder is the spec. Name it in specs/a.overlay.yaml: extends: a/FILE.',
    ],
  ])('with %s are an error', (_, files, message) => {
    for (const file of files) put(`specs/${file}`, '');

    expect(() => allProviders(workspaceAt(root))).toThrow(message);
  });
});

describe('a spec of many files', () => {
  test('reads those of its own folder and no other', async () => {
    put('specs/a/openapi.yaml', 'main');
    put('specs/a/schemas/token.yaml', 'token');
    put('secret.txt', 'secret');
    symlinkSync(path.join(root, 'secret.txt'), path.join(root, 'specs/a/link.yaml'));
    const [a] = allProviders(workspaceAt(root));
    if (!a) throw new Error('There is no provider');

    const { text, sibling } = specTextOf(a);

    expect(text).toBe('main');
    await expect(sibling?.('schemas/token.yaml')).resolves.toBe('token');
    for (const file of ['../../secret.txt', 'link.yaml', 'none.yaml', '.', '/etc/passwd'])
      await expect(sibling?.(file)).resolves.toBeUndefined();
  });
});

describe('a package is made again', () => {
  const hash = () =>
    allProviders(workspaceAt(root))
      .map(provider => inputHash(provider, [], generatorHash()))
      .join();

  test.each([
    ['the spec', 'specs/a/openapi.yaml'],
    ['another file of the spec', 'specs/a/schemas/token.yaml'],
    ["a user's overlay", 'specs/a.1.overlay.yaml'],
    ["the provider's overlay", 'specs/a.overlay.yaml'],
  ])('after a change of %s', (_, changed) => {
    for (const file of ['a/openapi.yaml', 'a/schemas/token.yaml', 'a.1.overlay.yaml', 'a.overlay.yaml'])
      put(`specs/${file}`, 'before');
    const before = hash();

    put(changed, 'after');

    expect(hash()).not.toBe(before);
  });
});

describe('a mock responds from', () => {
  const overlay = (actions: object[]) =>
    JSON.stringify({ overlay: '1.1.0', info: { title: 'a', version: '1' }, actions });

  test('the operations that are kept, with what overlays change', async () => {
    const spec = JSON.stringify(
      smallSpec(({ paths }) => {
        paths['/other'] = { get: { responses: {} } };
      }),
    );
    put('specs/a.json', spec);
    put('specs/a.overlay.yaml', overlay([{ target: '$', update: { 'x-keep': ['POST /oauth/token'] } }]));
    put('specs/b.json', spec);
    put('specs/b.1.overlay.json', overlay([{ target: '$.info', update: { title: 'Other' } }]));

    const documents = await mockDocuments(root);

    expect([...documents.keys()]).toEqual(['a', 'b']);
    expect(documents.get('a')).toMatchObject({ info: { title: smallSpec().info.title } });
    expect(Object.keys((documents.get('a') as { paths: object }).paths)).toEqual(['/oauth/token']);
    expect(documents.get('b')).toMatchObject({ info: { title: 'Other' } });
  });

  test('Swagger 2.0 as the vendor wrote it, except where overlays change more than extensions', async () => {
    const spec = JSON.stringify({ swagger: '2.0', info: { title: 'Old', version: '1' }, paths: {} });
    put('specs/a.json', spec);
    put('specs/a.overlay.yaml', overlay([{ target: '$', update: { 'x-token': {} } }]));
    put('specs/b.json', spec);
    put('specs/b.overlay.yaml', overlay([{ target: '$', update: { info: { title: 'Other' } } }]));

    const documents = await mockDocuments(root);

    expect(documents.get('a')).toMatchObject({ swagger: '2.0' });
    expect(documents.get('b')).toMatchObject({ openapi: '3.0.3', info: { title: 'Other' } });
  });
});
