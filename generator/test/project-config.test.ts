import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { allProviders } from '../src/files/providers.js';
import { readConfig } from '../src/project/config.js';
import { workspaceAt } from '../src/project/workspace.js';
import { generatorRoot } from '../src/project-root.js';
import { temporaryFolder } from './support/folder.js';
import { PROJECT, putSpecs } from './support/project.js';

const schema = JSON.parse(readFileSync(path.join(generatorRoot, 'token-clients.schema.json'), 'utf8'));
const isValid = new Ajv2020({ allowUnionTypes: true }).compile(schema);

/** Reads a configuration that was written as text, or as data. */
function read(config: unknown): ReturnType<typeof readConfig> {
  const file = path.join(temporaryFolder(), 'token-clients.json');
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
  return readConfig(file);
}

const client = { spec: 'vendor.yaml', out: 'src/clients/vendor' };

describe('token-clients.json', () => {
  test('lists clients, by paths from its folder', () => {
    const { root, clients, engine } = read({
      clients: [
        client,
        { spec: 'https://api.example.com/openapi.json', out: 'packages/otherVendor', package: '@acme/other' },
      ],
    });

    expect(engine).toBe('embedded');
    expect(clients).toEqual([
      {
        name: 'vendor',
        spec: path.join(root, 'vendor.yaml'),
        out: path.join(root, 'src/clients/vendor'),
        kind: 'folder',
        packageName: 'vendor',
        overlays: [],
        isStrict: false,
      },
      {
        name: 'other-vendor',
        spec: 'https://api.example.com/openapi.json',
        out: path.join(root, 'packages/otherVendor'),
        kind: 'package',
        packageName: '@acme/other',
        overlays: [],
        isStrict: false,
      },
    ]);
  });

  test('of this project marks its specs as strict', () => {
    const { workspace } = workspaceAt(PROJECT);
    const marked = allProviders(workspaceAt(PROJECT)).filter(({ isStrict }) => isStrict);

    expect(workspace?.strict.length).toBeGreaterThan(0);
    expect(marked.map(({ name }) => name)).toEqual([...(workspace?.strict ?? [])].sort());
  });

  test('may be missing in a project that has its specs in specs/: then none is strict', () => {
    const root = temporaryFolder();
    putSpecs(root, { vendor: 'openapi: 3.0.3' });

    expect(allProviders(workspaceAt(root)).map(({ isStrict }) => isStrict)).toEqual([false]);
  });

  test.each<[string, unknown, string]>([
    [
      'a setting that is mistyped',
      { client: [] },
      '#/client: There is no setting "client". Did you mean "clients"?',
    ],
    [
      'a setting of a client that is mistyped',
      { clients: [{ ...client, overlay: ['a.yaml'] }] },
      '#/clients/0/overlay: There is no setting "overlay". Did you mean "overlays"?',
    ],
    [
      'a client without a folder',
      { clients: [{ spec: 'a.yaml' }] },
      '#/clients/0: The setting "out" is missing.',
    ],
    ['a client that is no object', { clients: ['a.yaml'] }, '#/clients/0: It must be an object.'],
    ['clients that are no list', { clients: client }, '#/clients: It must be a list of clients.'],
    ['an unknown engine', { engine: 'java' }, '#/engine: It must be one of "auto", "embedded", "jar".'],
    [
      'a number as a name',
      { clients: [{ ...client, name: 5 }] },
      '#/clients/0/name: It must be a name in small letters',
    ],
    [
      'an empty name of a package',
      { clients: [{ ...client, package: '' }] },
      '#/clients/0/package: It must be true, false or',
    ],
    ['a list in place of an object', [], '#: It must be an object.'],
  ])('with %s is rejected, as by its schema', (_, config, message) => {
    expect(() => read(config)).toThrow(`token-clients.json${message}`);
    expect(isValid(config)).toBe(false);
  });

  test.each<[string, unknown, string]>([
    [
      'two clients in one folder',
      { clients: [client, { ...client, name: 'other' }] },
      'Two clients have the name',
    ],
    [
      'two clients of one name',
      { clients: [client, { spec: 'b.yaml', out: 'vendor' }] },
      'the name "vendor"',
    ],
    [
      'a folder that gives no name',
      { clients: [{ spec: 'a.yaml', out: '123' }] },
      'token-clients.json#/clients/0: "123" is not a valid name',
    ],
    [
      'two folders that differ in case',
      { clients: [client, { spec: 'b.yaml', out: 'src/Clients/Vendor', name: 'other' }] },
      'Two clients have the name',
    ],
    [
      'a folder in letters that no name has',
      { clients: [{ spec: 'a.yaml', out: 'größe' }] },
      '"größe" is not',
    ],
    ['JSON that is broken', '{ "clients": ', 'token-clients.json: It is not JSON'],
    ['no clients', {}, 'token-clients.json#/clients: It lists no client.'],
    ['a setting twice', '{ "clients": [], "clients": [] }', 'token-clients.json: It has a setting twice'],
  ])('with %s is rejected', (_, config, message) => {
    expect(() => read(config)).toThrow(message);
  });

  test('of this project fits its schema', () => {
    expect(isValid(JSON.parse(readFileSync(path.join(PROJECT, 'token-clients.json'), 'utf8')))).toBe(true);
  });
});
