import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MalformedResponseError } from '@token-clients/runtime';
import { type Mock, startMock } from '@token-clients/testing';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilePrograms } from '../../packages/site/test/support/compile-programs.js';
import { loadProviders } from '../contract/provider.js';
import { projectRoot } from '../mock/project-root.js';
import { type Program, programsIn } from './programs.js';

// A test of packages that are no part of the project runs this over its own folder.
const root = process.env.TOKEN_CLIENTS_CONTRACT_ROOT ?? projectRoot();
const programs = programsIn(root);
const providers = await loadProviders(root);

let folder = '';
beforeAll(() => {
  mkdirSync(path.join(root, 'test'), { recursive: true });
  folder = mkdtempSync(path.join(root, 'test/.cache-snippets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every program in the documentation compiles', () => {
  const files = new Map(programs.map((program, number) => [compiledAs(program, number), program.code]));

  const output = compilePrograms(files, root).replace(
    /\b(\d+)\.ts/g,
    (name, number: string) =>
      `${programs[Number(number)]?.file ?? name} (block ${programs[Number(number)]?.index})`,
  );

  expect(programs.length).toBeGreaterThanOrEqual(providers.length * 2);
  expect(output, output).toBe('');
});

describe('every call in a reference page runs against the mock of its spec', () => {
  const calls = programs
    .map((program, number) => ({ ...program, number }))
    .filter(({ code }) => /console\.log\((response|token)\)/.test(code));
  const suites = providers
    .map(({ name, underTest }) => {
      const own = calls.filter(({ file }) => file.startsWith(`packages/${name}/`));
      const named = own.map(
        ({ file, index, number, code }) => [`${file} block ${index}`, number, code] as const,
      );
      return { name, underTest, pages: named };
    })
    .filter(({ pages }) => pages.length > 0);

  describe.each(suites)('of $name', ({ underTest, pages }) => {
    let mock: Mock;
    beforeAll(async () => {
      mock = await startMock(underTest);
    });
    afterAll(() => mock.close());

    test.each(pages)('%s', async (_, number, code) => {
      mock.reset();
      const file = path.join(folder, `${number}.mjs`);
      writeFileSync(file, transformSync(code, { loader: 'ts', format: 'esm', target: 'node20' }).code);

      const running = runAgainst(mock, file);

      // What only leads elsewhere, such as a page for people, no client follows.
      const printed = await running.catch((error: unknown) => {
        if (error instanceof MalformedResponseError && error.reason === 'redirect') return [error];
        throw error;
      });
      expect(mock.requests).toHaveLength(1);
      expect(mock.violations).toEqual([]);
      expect(printed).toHaveLength(1);
    });
  });
});

/** A program that is saved under a name stands beside the others of its page, where they find it. */
function compiledAs({ file, savedAs }: Program, number: number): string {
  if (savedAs === undefined) return `${number}.ts`;
  return path.join(file.replaceAll(/[^\w]/g, '-'), savedAs.replace(/js$/, 'ts'));
}

/** Prism has no server path: what it knows is the end of the vendor's. The longest that it knows is meant. */
function knownPath({ operations }: Mock, pathname: string): string {
  const literal = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  const tails = operations.flatMap(({ path: template }) => {
    const parts = template.split(/\{.+?\}/).map(literal);
    return new RegExp(`${parts.join('[^/]+')}$`).exec(pathname)?.[0] ?? [];
  });
  return tails.sort((a, b) => b.length - a.length)[0] ?? pathname;
}

/** Runs a program in this process, with the vendor's host replaced by the mock, and returns what it printed. */
async function runAgainst(mock: Mock, file: string): Promise<unknown[]> {
  const [send, print] = [globalThis.fetch, console.log];
  const printed: unknown[] = [];
  globalThis.fetch = (input, init) => {
    const { pathname, search } = new URL(String(input));
    return send(mock.baseUrl + knownPath(mock, pathname) + search, init);
  };
  console.log = (...values) => void printed.push(...values);
  // The examples read keys from the environment, as users do; RFC 8032's test key belongs to no account.
  process.env.COBO_APP_PRIVATE_KEY = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  try {
    await import(file);
    return printed;
  } finally {
    globalThis.fetch = send;
    console.log = print;
    delete process.env.COBO_APP_PRIVATE_KEY;
  }
}
