import { chmodSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runHere, temporaryHome } from './support/in-process.js';
import { CONFIG, putFile } from './support/put-file.js';

let home: ReturnType<typeof temporaryHome>;
beforeEach(() => {
  home = temporaryHome();
});
afterEach(() => home[Symbol.dispose]());

const run = (...args: string[]) => runHere(args, home.path);

/** Makes a client that writes the file `loaded` when it is loaded. */
function putTrap(folder: string): () => boolean {
  const mark = join(home.path, 'loaded');
  putFile(
    home.path,
    `${folder}/reference.js`,
    `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(mark)}, ''); throw new Error('sprung');`,
  );
  putFile(home.path, `${folder}/package.json`, '{ "type": "module" }');
  return () => existsSync(mark);
}

describe('code runs only if the user named it', () => {
  test.each([
    ['as the value of a flag', ['api', 'equinix-access-token', '/x', '-d', '--provider=./trap']],
    [
      'as the value of a flag of the provider',
      ['token', 'get', 'equinix-access-token', '--client-id', '--provider=./trap'],
    ],
    ['as the value of a flag that is unknown', ['token', 'get', '--client-id', '--provider=./trap']],
    ['after --', ['token', 'get', 'equinix-access-token', '--', '--provider=./trap']],
    ['on a line that is only completed', ['__complete', '--', 'token', 'get', '--provider', './trap', '--']],
    ['as a name', ['token', 'get', '--provider', 'trap']],
    ['as a path without ./', ['token', 'get', '--provider', 'folder/trap']],
  ])('and not %s', async (_, args) => {
    const isLoaded = putTrap('trap');
    putTrap('folder/trap');
    putTrap('node_modules/trap');

    await run(...args);

    expect(isLoaded()).toBe(false);
  });

  test('and not from a config file in the working directory', async () => {
    const isLoaded = putTrap('trap');
    for (const name of ['config.yaml', 'token-clients.yaml', '.token-clients.yaml', 'token-clients.json'])
      putFile(home.path, name, 'providers: { trap: ./trap }');

    expect(await run('token', 'get', 'trap')).toMatchObject({ exitCode: 2 });
    expect(isLoaded()).toBe(false);
  });

  test.each([
    ['the file', CONFIG, 0o620],
    ['its directory', dirname(CONFIG), 0o770],
    ['a directory above it', dirname(dirname(CONFIG)), 0o777],
  ])('and not from a config file where others can write to %s', async (_, path, mode) => {
    const isLoaded = putTrap('trap');
    putFile(home.path, CONFIG, `providers: { trap: ${home.path}/trap }`);
    chmodSync(join(home.path, path), mode);

    const { exitCode, stderr } = await run('token', 'get', 'trap');

    expect(exitCode).toBe(3);
    expect(stderr).toContain(`Run: chmod go-w ${join(home.path, path)}`);
    expect(isLoaded()).toBe(false);
  });

  test.each([
    [
      'client_secret',
      'profiles: { default: { equinix-access-token: { client_secret: "command:touch loaded" } } }',
    ],
    ['store.encryption_key', 'store: { kind: file, encryption_key: "command:touch loaded" }'],
  ])('and no command for %s from such a file', async (setting, config) => {
    putFile(home.path, CONFIG, config);
    chmodSync(join(home.path, CONFIG), 0o666);

    const { exitCode, stderr } = await run('token', 'get', 'equinix-access-token', '--client-id', 'me');

    expect(exitCode).toBe(3);
    expect(stderr).toContain(`The command for ${setting} cannot be used, because others could`);
    expect(existsSync(join(home.path, 'loaded'))).toBe(false);
  });

  test('and with a path it does, and what the client throws is an error without a stack', async () => {
    const isLoaded = putTrap('trap');

    const { exitCode, stderr } = await run('token', 'get', '--provider', './trap');

    expect([exitCode, isLoaded()]).toEqual([3, true]);
    expect(stderr).toBe(`error: The client in ${home.path}/trap cannot be loaded: sprung.\n`);
  });
});

test.each([
  ['equinix-sts', 'there is already a provider of that name'],
  ['stsv1', 'that is another name of equinix-sts'],
  ['token', 'this program has a command of that name'],
  ['"My API"', 'Use lower-case letters'],
])('a client cannot be called %s', async (name, reason) => {
  putFile(home.path, CONFIG, `providers: { ${name}: ../clients/acorn }\n`);

  for (const args of [['token', 'get', 'equinix-sts'], ['doctor', '--offline'], ['mock']]) {
    const { exitCode, stdout, stderr } = await run(...args);
    expect(exitCode).toBe(3);
    expect(stdout + stderr).toContain(reason);
  }
  expect(await run('--help')).toMatchObject({ exitCode: 0 });
});
