import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../support/project.js';
import { keywordsPage, refusalsPage } from './support/pages.js';

test.each([
  ['REFUSALS.md', refusalsPage()],
  ['KEYWORDS.md', keywordsPage()],
])('%s says what the list says', (name, page) => {
  const file = path.join(PROJECT, 'generator', name);

  if (process.env.UPDATE_DOCS) writeFileSync(file, page);

  expect(readFileSync(file, 'utf8'), 'run: UPDATE_DOCS=1 npx vitest run generator/test/judge').toBe(page);
});
