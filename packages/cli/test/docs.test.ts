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
