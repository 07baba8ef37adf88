import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { builtSite } from './support/built-site.js';

test('the licences of what is of others stand in the site: libraries of the pages and of the generator, and fonts', async () => {
  const licences = readFileSync(path.join(await builtSite(), 'THIRD-PARTY-LICENSES.txt'), 'utf8');

  const named = [...licences.matchAll(/^(\S+) [\d.]+ \([\w.-]+\)$/gm)].map(([, name]) => name);
  expect(named).toEqual(
    expect.arrayContaining([
      '@fontsource-variable/inter',
      '@redocly/openapi-core',
      'minisearch',
      'openapi-typescript',
    ]),
  );
  expect(licences).toContain('SIL OPEN FONT LICENSE');
});
