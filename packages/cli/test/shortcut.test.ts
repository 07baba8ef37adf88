import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runHere } from './support/in-process.js';

const at = equinixAndHome();

const good = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
const notes = () => join(at.home, '.local', 'state', 'token-clients', 'shortcuts');
const run = (args: string[], env: Record<string, string | undefined> = good) =>
  runHere(args, at.home, { env: { EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url, ...env } });
const get = (env: Record<string, string | undefined> = good, ...flags: string[]) =>
  run(['token', 'get', 'equinix-access-token', ...flags], env);

function config(text: string): void {
  const folder = join(at.home, '.config', 'token-clients');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.yaml'), text, { mode: 0o600 });
}

test('the shortcut prints the same token, in the same form', async () => {
  for (const form of ['token', 'json', 'exec-credential']) {
    const first = await get(good, '--output', form);
    const second = await get(good, '--output', form);
    const without = (text: string) => text.replace(/"(expires_in|source)": [^,\n]+/g, '');
    expect(without(second.stdout)).toBe(without(first.stdout));
  }

  expect(readdirSync(notes())).toHaveLength(3);
  expect(at.server.requests).toHaveLength(1);
});

test('a note contains no secret', async () => {
  const { stdout } = await get();

  for (const name of readdirSync(notes())) {
    const text = readFileSync(join(notes(), name), 'utf8');
    expect(text).not.toContain('fake-client-secret');
    expect(text).not.toContain(stdout.trim());
  }
});

test('another client in the environment gets another token', async () => {
  await get();
  await get();

  const other = await get({ ...good, EQUINIX_CLIENT_ID: 'another-client' });

  expect(other.exitCode).toBe(4);
  expect(at.server.requests).toHaveLength(2);
});

test('a changed config file counts at once', async () => {
  config('profiles: { default: { equinix-access-token: { client_id: fake-client-id } } }');
  const env = { EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
  await get(env);
  await get(env);

  config('profiles: { default: { equinix-access-token: { client_id: another-client } } }');

  expect(await get(env)).toMatchObject({ exitCode: 4, stdout: '' });
});

test('a config file that appears counts at once', async () => {
  await get();
  await get();

  config('store: cloud');

  expect(await get()).toMatchObject({ exitCode: 3, stdout: '' });
});

test('a logged-out token is not served', async () => {
  await get();
  await get();
  await run(['token', 'logout', 'equinix-access-token']);

  expect(await get()).toMatchObject({ exitCode: 0 });
  expect(at.server.requests).toHaveLength(2);
});

test.each([
  ['that others can write', (path: string) => chmodSync(path, 0o666)],
  ['that is broken', (path: string) => writeFileSync(path, '{"cacheKey":')],
])('a note %s is ignored', async (_, spoil) => {
  const first = await get();
  for (const name of readdirSync(notes())) spoil(join(notes(), name));

  expect(await get()).toEqual(first.exitCode === 0 ? { ...first, stderr: '' } : first);
});

test('a credential from a command leaves no note', async () => {
  config(`profiles: { default: { equinix-access-token: { client_id: 'command:echo fake-client-id' } } }`);

  await get({ EQUINIX_CLIENT_SECRET: 'fake-client-secret' });

  expect(() => readdirSync(notes())).toThrow('ENOENT');
});

test('the number of notes is limited', async () => {
  await get();
  const [name = ''] = readdirSync(notes());
  for (let copy = 0; copy < 70; copy++)
    writeFileSync(join(notes(), `${copy}.json`), readFileSync(join(notes(), name)));

  await get(good, '--output', 'header');

  expect(readdirSync(notes()).length).toBeLessThanOrEqual(64);
});
