import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runHere, temporaryHome } from './support/in-process.js';

test("docs writes one page for each command, in the order of the vendor's pages, and every link works", async () => {
  using home = temporaryHome();
  const folder = join(home.path, 'manual');

  const ran = await runHere(['docs', 'manual'], home.path);

  const names = readdirSync(folder);
  expect(ran).toMatchObject({ exitCode: 0, stderr: `${names.length} pages in manual\n` });
  const page = readFileSync(
    join(folder, 'token-clients_equinix-access-token_o-auth2-token_get-o-auth2-access-token.md'),
    'utf8',
  );
  expect(page.match(/^##+ .*/gm)?.slice(1)).toEqual([
    '### Synopsis',
    '### Examples',
    '### Options',
    '### Options inherited from parent commands',
    '### SEE ALSO',
  ]);
  for (const name of names)
    for (const [, target] of readFileSync(join(folder, name), 'utf8').matchAll(/\]\(([^)]+\.md)\)/g))
      expect(names).toContain(target);
});

test('every example of an operation is a command that runs as it is, with secrets in the environment', async () => {
  using home = temporaryHome();
  await runHere(['docs', 'manual'], home.path);
  const folder = join(home.path, 'manual');
  const examples = readdirSync(folder)
    .filter(name => name.split('_').length > 3)
    .flatMap(name => readFileSync(join(folder, name), 'utf8').match(/^token-clients .+--.+$/gm) ?? []);
  const key = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const credentials = {
    BENCHLING_CLIENT_ID: 'fake-id',
    BENCHLING_CLIENT_SECRET: 'fake-secret',
    COBO_APP_PRIVATE_KEY: key,
  };

  const failed: string[] = [];
  for (const line of examples) {
    const named = Object.fromEntries([...line.matchAll(/env:(\w+)/g)].map(([, name]) => [name, 'fake']));
    const args = [...line.split(' ').slice(1), '--dry-run'];
    const { exitCode, stderr } = await runHere(args, home.path, { env: { ...credentials, ...named } });
    if (exitCode !== 0 || stderr !== '') failed.push(`${line}: ${stderr}`);
  }

  expect(examples.length).toBeGreaterThan(5);
  expect(failed).toEqual([]);
});

test('each command in the README is in a transcript', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const transcripts = readdirSync(new URL('transcripts/', import.meta.url)).map(name =>
    read(`transcripts/${name}`),
  );
  const run = new Set(transcripts.flatMap(text => text.split('\n').filter(line => line.startsWith('$ '))));

  const lines = [...read('../README.md').matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n').filter(line => line.startsWith('$ ')),
  );

  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter(line => !run.has(line))).toEqual([]);
});
