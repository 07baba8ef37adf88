import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packages, root } from './support/project.js';

const published = packages();
const [version = ''] = published.map(({ manifest }) => manifest.version);

test('all packages have one version', () => {
  expect(published.filter(({ manifest }) => manifest.version !== version)).toEqual([]);
});

test('packages ask for each other in exactly that version', () => {
  const ranges = published.flatMap(({ manifest }) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([name]) =>
      published.some(({ manifest }) => manifest.name === name),
    ),
  );

  expect(ranges.length).toBeGreaterThan(0);
  expect(ranges.filter(([, range]) => range !== version)).toEqual([]);
});

test('what repeats the version has the same one', () => {
  const guard = path.join(root, 'test/architecture/versions.mjs');
  const { stderr } = spawnSync(process.execPath, [guard], { encoding: 'utf8' });

  expect(stderr).toBe('');
});
