import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildCli } from '../build.mjs';
import { bundledProviders } from '../src/generated/providers.js';
import { createRegistry } from '../src/providers/registry.js';
import { fixedProviders } from './support/fixed-providers.js';
import { imaginary } from './support/imaginary-providers.js';
import { runHere, temporaryHome } from './support/in-process.js';

/** What commands print that speak of all providers. */
async function everywhere(providers = fixedProviders()) {
  using home = temporaryHome();
  const manual = join(home.path, 'manual');
  const lines = [
    ['--help'],
    ['help', 'token', 'get'],
    ['token', 'get'],
    ['token', 'get', 'nothing-like-it'],
    ['__complete', '--', 'token', 'get', ''],
    ['__complete', '--', ''],
    ['config', 'show', '--format', 'table'],
    ['doctor', '--offline'],
    ['mock', 'nothing-like-it'],
  ];
  const all: Record<string, string> = {};
  for (const args of lines) {
    const { stdout, stderr } = await runHere(args, home.path, { providers });
    all[args.join(' ')] = (stdout + stderr).replaceAll(home.path, '~');
  }
  await runHere(['docs', manual], home.path, { providers });
  all.docs = readdirSync(manual).join('\n');
  return all;
}

describe('a registered provider', () => {
  test('is in help, completion, configuration, doctor and manual', async () => {
    const all = await everywhere(fixedProviders(imaginary));

    for (const [line, text] of Object.entries(all))
      if (line !== 'help token get')
        expect([line, text]).toEqual([line, expect.stringContaining('imaginary')]);
  });

  test('answers to its aliases', async () => {
    using home = temporaryHome();
    const providers = fixedProviders(imaginary);

    const { stdout } = await runHere(['token', 'get', 'made-up', '--help'], home.path, { providers });

    expect(stdout).toContain('token-clients token get imaginary');
    expect(stdout).toContain('--client-secret-file');
  });

  test('changes nothing for a run without it', async () => {
    const before = await everywhere();
    await everywhere(fixedProviders(imaginary));

    expect(await everywhere()).toEqual(before);
    expect(JSON.stringify(before)).not.toContain('imaginary');
  });

  test('can take no name that another one has', () => {
    for (const entry of [
      { ...imaginary, aliases: ['stsv1'] },
      { ...imaginary, name: 'equinix-sts' },
    ])
      expect(() => fixedProviders(entry)).toThrow(/^Two providers are called (stsv1|equinix-sts): /);
  });
});

test('the program has the providers that were generated, each under its own name', async () => {
  for (const { name, reference, descriptor } of await createRegistry(bundledProviders).loadAll())
    expect([reference.provider, descriptor.provider]).toEqual([name, name]);
});

test('transcripts and tests run against a fixed list, whatever was generated', async () => {
  using home = temporaryHome();
  const fixed = fileURLToPath(new URL('support/fixed-providers.ts', import.meta.url));

  const files = await buildCli(join(home.path, 'cli'), { providers: fixed });

  expect(files).toContain('test/support/fixed-providers.ts');
  expect(files).not.toContain('src/generated/providers.ts');
});

test('one file of the program knows the generated list, and all others ask the registry', () => {
  const folder = fileURLToPath(new URL('../src', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  );

  const importers = files.filter(name =>
    readFileSync(join(folder, name), 'utf8').includes('generated/providers.js'),
  );

  expect(importers).toEqual(['run.ts']);
});
