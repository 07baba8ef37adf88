import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { NO_CHANGE } from '../src/files/output-change.js';
import { generate } from '../src/generate/generate.js';
import { drift } from '../src/generate/outcome.js';
import { projectSource } from '../src/tool/flags.js';
import { temporaryFolder } from './support/folder.js';
import { smallSpec, snapshot } from './support/project.js';

/** Gives all files of a folder the line ends of Windows, as Git does there. */
function checkOutOnWindows(root: string): void {
  for (const place of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!place.isFile()) continue;
    const file = path.join(place.parentPath, place.name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  }
}

function vendorProject() {
  const root = temporaryFolder();
  writeFileSync(path.join(root, 'vendor.yaml'), JSON.stringify(smallSpec(), null, 2));
  const values = { spec: 'vendor.yaml', out: 'vendor' };
  return projectSource(root, { values, positionals: [] }).read();
}

test('a checkout with the line ends of Windows is what its spec says, and is left as it is', async () => {
  const project = vendorProject();
  const { root } = project;
  await generate({ project });
  checkOutOnWindows(root);
  const before = snapshot(root);

  const [checked] = await generate({ project, check: true });
  const [again] = await generate({ project });

  expect([checked?.change, again?.change]).toEqual([NO_CHANGE, NO_CHANGE]);
  expect(snapshot(root)).toEqual(before);
});

test('a record of other inputs is said to be that, where the files are right', async () => {
  const project = vendorProject();
  await generate({ project });
  const record = path.join(project.root, 'vendor/FILES');
  writeFileSync(record, readFileSync(record, 'utf8').replace(/^inputs \w+/, `inputs ${'0'.repeat(64)}`));

  const outcomes = await generate({ project, check: true });

  expect(drift(project, outcomes)?.message).toContain(
    'vendor/FILES differs (made by another version of the generator, or with other overlays)',
  );
});
