import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allProviders } from '../../src/files/providers.js';
import { readSettings } from '../../src/files/settings.js';
import { temporaryFolder } from '../support/folder.js';
import { PROJECT, putSpecs } from '../support/project.js';

function settingsOf(text: string): ReturnType<typeof readSettings> {
  const root = temporaryFolder();
  mkdirSync(path.join(root, 'specs'));
  writeFileSync(path.join(root, 'specs/settings.json'), text);
  return readSettings(root);
}

describe('specs/settings.json', () => {
  test('lists the specs in which a finding of the linter is an error', () => {
    const { strict } = readSettings(PROJECT);
    const marked = allProviders(PROJECT).filter(({ isStrict }) => isStrict);

    expect(strict.length).toBeGreaterThan(0);
    expect(marked.map(({ name }) => name)).toEqual([...strict].sort());
  });

  test('may be missing: then no spec is strict', () => {
    const root = temporaryFolder();
    putSpecs(root, { vendor: 'openapi: 3.0.3' });

    expect(allProviders(root).map(({ isStrict }) => isStrict)).toEqual([false]);
  });

  test.each(['{', '{"strict": "vendor"}', '{"strict": [5]}'])('may not be %s', text => {
    expect(() => settingsOf(text)).toThrow(
      'specs/settings.json: This is not the settings of specs. Write a list of provider names',
    );
  });
});
