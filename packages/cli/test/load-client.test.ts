import { readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { checkedClient } from '../src/clients/load-client.js';
import { bundledProviders } from '../src/generated/providers.js';
import { createRegistry } from '../src/providers/registry.js';
import { bundledProviders as filesProviders } from './support/file-providers.js';
import { bundledProviders as imaginaryProviders } from './support/imaginary-providers.js';
import { runHere, temporaryHome } from './support/in-process.js';
import { putFile } from './support/put-file.js';

type Loose = Record<string, unknown>;

/** A client with all that a client can have, as data that a test may change. */
async function clientToChange(): Promise<{ reference: Loose; descriptor: Loose }> {
  const { reference, descriptor } = await createRegistry(bundledProviders).load('cobo-oauth');
  return JSON.parse(JSON.stringify({ reference, descriptor }));
}

/** The path of every value inside of another one, with what is at its ends only. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) yield path;
  else for (const [name, member] of Object.entries(value)) yield* leaves(member, [...path, name]);
}

function put(target: Loose, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) target[name] = value;
  else put(target[name] as Loose, rest, value);
}

const messageOf = (client: Loose): string => {
  try {
    checkedClient(client, '/my-client');
    return 'fits';
  } catch (error) {
    return (error as Error).message;
  }
};

test('every client of this version fits, with functions, formats and servers of its own', async () => {
  const entries = [...bundledProviders, ...filesProviders, ...imaginaryProviders];
  for (const { name, load } of entries.filter(({ name }) => name !== 'broken')) {
    const module = await load();

    const { reference, descriptor } = checkedClient({ ...module }, '/my-client');

    expect([name, isDeepStrictEqual({ reference, descriptor }, { ...module })]).toEqual([name, true]);
  }
});

test('every client of the golden tests fits, whose specs have odd names, formats and servers', async () => {
  const golden = new URL('../../../generator/test/golden/', import.meta.url);
  const names = readdirSync(golden);
  for (const name of names) {
    const module = await import(new URL(`${name}/expected/src/generated/reference.ts`, golden).href);

    expect([name, messageOf({ ...module })]).toEqual([name, 'fits']);
  }
  expect(names.length).toBeGreaterThan(5);
});

test('a wrong value is found wherever it is, and named by its path', async () => {
  const client = await clientToChange();
  // What these may be is the vendor's own matter.
  const isFree = (path: readonly string[]) =>
    path.some(name => ['example', 'examples', 'default'].includes(name));
  const paths = [...leaves(client)].filter(path => !isFree(path));
  for (const path of paths) {
    const wrong = JSON.parse(JSON.stringify(client));
    put(wrong, path, null);

    expect(messageOf(wrong)).toContain(` does not fit this program: ${path[0]}`);
    // A union is named as a whole.
    if (!path.includes('fields') && !path.includes('failures'))
      expect(messageOf(wrong)).toContain(`${path.join('.')} must be `);
  }
  expect(paths.length).toBeGreaterThan(200);
});

describe('a client does not fit', () => {
  const cases: readonly (readonly [
    what: string,
    change: (client: { reference: Loose; descriptor: Loose }) => void,
    message: string,
  ])[] = [
    [
      'without a descriptor',
      client => Object.assign(client, { descriptor: undefined }),
      'it exports no descriptor',
    ],
    [
      'with a way to authenticate that is newer',
      ({ descriptor }) => put(descriptor, ['clientAuth', 'methods', '0'], 'dpop'),
      'descriptor.clientAuth.methods.0 must be ("basic" | ',
    ],
    [
      'with a member that would change what is sent',
      ({ descriptor }) => put(descriptor, ['acquire', 'operation', 'compress'], true),
      'descriptor.acquire.operation.compress is unknown',
    ],
    [
      'without a member that it needs',
      ({ descriptor }) => put(descriptor, ['rotation'], undefined),
      'descriptor.rotation is missing',
    ],
    [
      'with two names',
      ({ descriptor }) => put(descriptor, ['provider'], 'other'),
      'reference.provider is cobo-oauth, and descriptor.provider is other',
    ],
    [
      'with a credential that it does not describe',
      ({ descriptor }) => put(descriptor, ['clientAuth', 'id', 'credential'], 'appId'),
      'descriptor.credentials has no appId',
    ],
    [
      'with a name that a shell would read',
      ({ descriptor }) => put(descriptor, ['clientAuth', 'signature', 'env', '0'], 'X;rm'),
      'descriptor.clientAuth.signature.env.0 must be the name of an environment variable',
    ],
    [
      'with a field that a terminal would obey',
      ({ reference }) =>
        put(reference, ['apis', '0', 'operations', '0', 'parameters', '0', 'name'], 'a\u001b[2J'),
      'must have no control characters',
    ],
    [
      'with an alias that is no word',
      ({ reference }) => put(reference, ['aliases'], ['--help']),
      'reference.aliases.0 must be lower-case letters',
    ],
  ];

  test.each(cases)('%s', async (_, change, message) => {
    const client = await clientToChange();
    change(client);

    expect(messageOf(client)).toContain(message);
    expect(messageOf(client)).toMatch(
      / Generate it again with @token-clients\/generator \d+\.\d+\.\d+, or install /,
    );
  });
});

test('a client that never finishes loading is an error', async () => {
  using home = temporaryHome();
  putFile(home.path, 'client/reference.mjs', 'await new Promise(() => {});');
  vi.useFakeTimers();
  try {
    const ran = runHere(['token', 'get', '--provider', './client/reference.mjs'], home.path);
    await vi.waitUntil(() => vi.getTimerCount() > 0);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await ran).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('took longer than 10 s.'),
    });
  } finally {
    vi.useRealTimers();
  }
});

test('what is newer and only described, such as a note on a field, is left out', async () => {
  const client = await clientToChange();
  put(client.reference, ['apis', '0', 'operations', '0', 'since'], '2.0');

  expect(JSON.stringify(checkedClient(client, '/my-client'))).not.toContain('since');
});

test('texts of a client move no cursor, also where a pager or a shell shows them', async () => {
  using home = temporaryHome();
  const client = await clientToChange();
  put(client.reference, ['description'], 'Nice.\u001b]0;title\u0007\u202e');
  const module = checkedClient(client, '/my-client');
  const providers = createRegistry([{ name: 'mine', aliases: [], load: async () => module }]);

  const { stdout } = await runHere(['mine', '--help'], home.path, { providers });

  expect(stdout).toContain('Nice.\\u001b]0;title\\u0007\\u202e');
});
