import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunningServer, startServer } from '@token-clients/testing/servers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { temporaryHome } from './support/in-process.js';
import { type RunOptions, runCli } from './support/run-cli.js';

let cli: Awaited<ReturnType<typeof builtCli>>;
let server: RunningServer;
let home: ReturnType<typeof temporaryHome>;

beforeAll(async () => {
  cli = await builtCli(fileURLToPath(new URL('support/file-providers.ts', import.meta.url)));
  server = await startServer(() => ({ status: 200, body: { ok: true } }));
});
afterAll(async () => {
  await server.close();
  await cli[Symbol.asyncDispose]();
});
beforeEach(() => {
  home = temporaryHome();
  server.requests.length = 0;
});
afterEach(() => home[Symbol.dispose]());

const run = (args: string[], options: RunOptions = {}) =>
  runCli(cli.bin, ['imaginary', 'files', ...args], {
    ...options,
    env: { HOME: home.path, IMAGINARY_BASE_URL: server.url },
    cwd: home.path,
  });

const BYTES = Buffer.from([0x89, 0x50, 0x00, 0xff, 0xfe]);

test('a text body is given as it is, from a file or on stdin, and sent byte for byte', async () => {
  writeFileSync(path.join(home.path, 'note.txt'), 'of a file\n');

  await run(['note', '--body', 'a "note" é']);
  await run(['note', '--body', '@note.txt']);
  await run(['note', '--body', '-'], { stdin: 'of stdin' });

  expect(server.requests.map(({ body, headers }) => [body.toString(), headers['content-type']])).toEqual([
    ['a "note" é', 'text/plain'],
    ['of a file\n', 'text/plain'],
    ['of stdin', 'text/plain'],
  ]);
});

test('bytes are sent as they are', async () => {
  writeFileSync(path.join(home.path, 'image.png'), BYTES);

  const { exitCode } = await run(['image', '--body', '@image.png']);

  expect(exitCode).toBe(0);
  const [sent] = server.requests;
  expect(sent?.headers['content-type']).toBe('image/png');
  expect([...(sent?.body ?? [])]).toEqual([...BYTES]);
});

test('a field of a multipart body may be a file, with its name', async () => {
  writeFileSync(path.join(home.path, 'image.png'), BYTES);

  await run(['upload', '--file', '@image.png', '--title', 'An image', '--labels', '["a","b"]']);

  const [sent] = server.requests;
  const headers = { 'content-type': sent?.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(sent?.body ?? []), { headers }).formData();
  const file = form.get('file') as File;
  expect(file.name).toBe('image.png');
  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([...BYTES]);
  expect([form.get('title'), form.getAll('labels')]).toEqual(['An image', ['a', 'b']]);
});

test('a body that is missing is an error, and nothing is sent', async () => {
  const { exitCode, stderr } = await run(['note']);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('nothing was sent, because --body is missing');
  expect(server.requests).toEqual([]);
});

test('a file that is not there is an error with its path', async () => {
  const { exitCode, stderr } = await run(['image', '--body', '@nowhere.png']);

  expect(exitCode).not.toBe(0);
  expect(stderr).toMatch(/--body: .*nowhere\.png can't be read \(ENOENT\)/);
});

test('--dry-run shows a text body, and help names the flags', async () => {
  expect((await run(['note', '--body', 'shown', '--dry-run'])).stdout).toContain('shown');
  expect((await run(['note', '--help'])).stdout).toContain('as it is, @FILE, or - for');
  expect((await run(['upload', '--help'])).stdout).toContain('or @FILE');
  expect(server.requests).toEqual([]);
});
