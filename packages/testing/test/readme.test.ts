import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScenarioSettings, TokenScenario } from '@token-clients/testing';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

/** The programs that say by `assert`, a test or an exit code what they show, each with the heading above it. */
const programs = readme.split(/^## /m).flatMap(section => {
  const [heading = ''] = section.split('\n');
  const blocks = [...section.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  return blocks
    .filter(code => /node:(?:assert|test)|exitCode/.test(code))
    .map((code, index) => ({ heading, index, code }));
});

/** What a reader sets. */
const env = { ...process.env, EQUINIX_CLIENT_ID: 'fake-id', EQUINIX_CLIENT_SECRET: 'fake-secret' };

let folder = '';
beforeAll(() => {
  const cache = path.join(root, 'test/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(path.join(cache, 'readme-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the README of testing', () => {
  test.each(programs)('shows the truth in program $index of "$heading"', ({ code }) => {
    const file = path.join(folder, 'program.mjs');
    writeFileSync(file, transformSync(code, { loader: 'ts', format: 'esm', target: 'node20' }).code);

    expect(() => execFileSync(process.execPath, [file], { stdio: 'pipe', env })).not.toThrow();
  });

  test('has programs for each kind of server and fake', () => {
    expect(programs.map(({ heading }) => heading)).toEqual([
      'A mock of the API',
      'When the server misbehaves',
      'Unit tests without a server',
      'Unit tests without a server',
      'Your application under test',
      "Does my client keep its spec's promises?",
      "Does my client keep its spec's promises?",
      'A server of your own',
    ]);
  });

  test('shows Jest where our packages are, whichever package manager has put them there', () => {
    const [, source = ''] = /transformIgnorePatterns: \['(.*)'\]/.exec(readme) ?? [];
    const isIgnored = (file: string) =>
      new RegExp(source.replaceAll('\\\\', '\\')).test(`/app/node_modules/${file}`);

    expect(isIgnored('@token-clients/runtime/dist/index.js')).toBe(false);
    expect(
      isIgnored('.pnpm/@token-clients+runtime@1.0.0/node_modules/@token-clients/runtime/dist/index.js'),
    ).toBe(false);
    expect(
      isIgnored('.bun/@token-clients+runtime@1.0.0/node_modules/@token-clients/runtime/dist/index.js'),
    ).toBe(false);
    expect(isIgnored('express/index.js')).toBe(true);
    expect(isIgnored('.pnpm/express@5.0.0/node_modules/express/index.js')).toBe(true);
  });

  test('lists each scenario', () => {
    const [table = ''] = readme.slice(readme.indexOf('| scenario |')).split('\n\n');
    const listed = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);

    expect(listed.sort()).toEqual(Object.keys(SCENARIOS).sort());
  });
});

type Name = Extract<TokenScenario, string> | ScenarioSettings['kind'];

/** The compiler holds this list against the type. */
const SCENARIOS: Readonly<Record<Name, true>> = {
  'broken-json': true,
  'cut-body': true,
  'dead-grant': true,
  'expired-token': true,
  hang: true,
  html: true,
  locked: true,
  'lost-response': true,
  outage: true,
  'rate-limit': true,
  reset: true,
  rotate: true,
  slow: true,
  'wrong-clock': true,
  'wrong-secret': true,
};
