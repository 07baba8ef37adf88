import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildCli } from '../build.mjs';
import type { Command } from '../src/command.js';
import { rootCommand } from '../src/commands/root.js';
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

  test('is suggested for the beginning of its name', async () => {
    using home = temporaryHome();

    const { stderr } = await runHere(['token', 'get', 'equinix'], home.path);

    expect(stderr).toContain('Did you mean equinix-access-token or equinix-sts?');
  });

  test('is found by its aliases', async () => {
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

  test("can't have the name of another one", () => {
    for (const entry of [
      { ...imaginary, aliases: ['stsv1'] },
      { ...imaginary, name: 'equinix-sts' },
    ])
      expect(() => fixedProviders(entry)).toThrow(/^Two providers are called (stsv1|equinix-sts): /);
  });
});

test('the program has the generated providers, each under its own name', async () => {
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

test('only one file uses the generated list; all others ask the registry', () => {
  const folder = fileURLToPath(new URL('../src', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  );

  const importers = files.filter(name =>
    readFileSync(join(folder, name), 'utf8').includes('generated/providers.js'),
  );

  expect(importers).toEqual(['run.ts']);
});

test('help is the text of the spec, for every operation of every provider', async () => {
  const flat = (text: string) => text.replace(/\s+/g, ' ');
  using home = temporaryHome();
  const providers = createRegistry(bundledProviders);
  for (const { name, reference } of await providers.loadAll()) {
    for (const child of rootCommand(providers).children ?? []) {
      if (child.name !== name) continue;
      for (const [index, group] of ((await child.load()).children ?? []).entries()) {
        for (const [place, operation] of ((await group.load()).children ?? []).entries()) {
          const line = [name, group.name, operation.name, '--help'];
          const { stdout } = await runHere(line, home.path, { providers });
          const spec = reference.apis[index]?.operations[place];
          expect(flat(stdout)).toContain(flat(spec?.summary ?? 'missing'));
          expect(flat(stdout)).toContain(flat(spec?.description ?? 'missing'));
          for (const { description } of [...(spec?.parameters ?? []), ...(spec?.body?.fields ?? [])])
            expect(flat(stdout)).toContain(flat(description));
        }
      }
    }
  }
});

test('the sources name no provider', () => {
  // Apart from the generated list, every file must work for any provider.
  const settings = readFileSync(new URL('../../../token-clients.json', import.meta.url), 'utf8');
  const { strict } = JSON.parse(settings).workspace as { readonly strict: readonly string[] };
  // The name of any other provider may be a word of the language.
  const names = bundledProviders.flatMap(({ name }) =>
    strict.includes(name) ? [name, name.split('-')[0] ?? name] : [`'${name}'`],
  );
  expect(strict.length).toBeGreaterThan(0);
  for (const path of [
    'args',
    'run',
    'commands/token-get',
    'operations/run-operation',
    'token/grant',
    'token/shortcut',
  ])
    for (const name of names)
      expect(readFileSync(new URL(`../src/${path}.ts`, import.meta.url), 'utf8').toLowerCase()).not.toContain(
        name,
      );
});

test('each command has one summary, in the list of its parent and on its own page', async () => {
  const check = async (command: Command) => {
    for (const child of command.children ?? []) {
      if (child.heading !== undefined) continue;
      const loaded = await child.load();
      expect([child.name, child.summary]).toEqual([loaded.path.at(-1), loaded.summary]);
      await check(loaded);
    }
  };

  await check(rootCommand(fixedProviders()));
});
