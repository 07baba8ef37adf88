import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vitest = path.join(
  path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);

let folder = '';
beforeAll(() => {
  const cache = path.join(root, 'test/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(path.join(cache, 'mock-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the README's tests for Vitest pass in Vitest", () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  const [code = ''] = blocks.filter(block => block.includes("from 'vitest'"));
  writeFileSync(path.join(folder, 'application.test.ts'), code);
  writeFileSync(path.join(folder, 'vitest.config.mjs'), 'export default {};');

  const output = execFileSync(process.execPath, [vitest, 'run', '--root', folder, '--reporter', 'json'], {
    stdio: 'pipe',
  });

  expect(JSON.parse(`${output}`)).toMatchObject({ success: true, numPassedTests: 2 });
});
