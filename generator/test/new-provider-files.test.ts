import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { allProviders, specTextOf } from '../src/files/providers.js';
import { newProvider } from '../src/new-provider/new-provider.js';
import { parseSpec } from '../src/source/parse-spec.js';
import { temporaryFolder } from './support/folder.js';
import { PROJECT } from './support/project.js';

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
      allProviders(root).map(async provider => parseSpec(specTextOf(provider))),
    );
    expect(specs.map(({ unresolved }) => [...(unresolved ?? [])])).toEqual([[]]);
  });
});
