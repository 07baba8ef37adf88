import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extractApi } from './extract.js';
import { apiPage } from './markdown.js';
import type { EntryApi } from './model.js';

const FILES = {
  'index.d.ts': `
    import type { Options } from './options.js';
    /** Makes a thing, e.g. a small one. It takes time.
     * @deprecated by nobody */
    export declare function make(options?: Options): Thing;
    export declare class Thing {
      #private;
      private hidden: string;
      /** Its size, from {@link Options}. */
      readonly size?: number | undefined;
      constructor(size: number);
    }
    export type Shape = { gone?: never; inner: { gone?: never; kept: string } };
    export { VERSION } from './version.js';`,
  'options.d.ts': 'export interface Options { readonly color: string }',
  'version.d.ts': 'export declare const VERSION: string;',
  'version-entry.d.ts': "export { VERSION } from './version.js';",
};

let root = '';
let entries: readonly EntryApi[] = [];
let page = '';

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'api-'));
  const dist = path.join(root, 'packages/thing/dist');
  mkdirSync(dist, { recursive: true });
  writeFileSync(path.join(root, 'packages/thing/package.json'), '{ "type": "module" }');
  for (const [file, text] of Object.entries(FILES)) writeFileSync(path.join(dist, file), text);
  const entry = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
  const exports = {
    '.': entry('index'),
    './version': entry('version-entry'),
    './package.json': './package.json',
  };
  const [api] = extractApi(root, [{ folder: 'thing', manifest: { name: '@example/thing', exports } }]);
  entries = api?.entries ?? [];
  page = api ? apiPage(api) : '';
});

afterAll(() => rmSync(root, { recursive: true }));

describe('extractApi()', () => {
  test('lists the exports of each import path by name', () => {
    expect(entries.map(({ specifier, exports }) => [specifier, exports.map(({ name }) => name)])).toEqual([
      ['@example/thing', ['make', 'Shape', 'Thing', 'VERSION']],
      ['@example/thing/version', ['VERSION']],
    ]);
  });

  test('says that a name is the one of another path', () => {
    expect(entries[1]?.exports[0]).toMatchObject({ name: 'VERSION', from: '@example/thing' });
    expect(page).toContain('- `VERSION` of `@example/thing`');
  });

  test('gives members with their kind and comment, without the private ones', () => {
    const thing = entries[0]?.exports.find(({ name }) => name === 'Thing');

    expect(thing?.members).toMatchObject([
      { name: 'size', kind: 'property', isOptional: true, doc: { summary: 'Its size, from `Options`.' } },
      { name: '', kind: 'constructor', signature: 'constructor(size: number);' },
    ]);
    expect(thing?.signature).not.toMatch(/private|hidden/);
  });

  test('ends a summary at the first sentence', () => {
    expect(entries[0]?.exports[0]?.doc).toMatchObject({
      summary: 'Makes a thing, e.g. a small one.',
      text: 'Makes a thing, e.g. a small one. It takes time.',
    });
  });

  test('lists types that exports refer to and no path exports', () => {
    expect(entries[0]?.internals).toMatchObject([{ name: 'Options', members: [{ name: 'color' }] }]);
  });

  test('leaves out members that can only be absent, in nested types alone', () => {
    expect(entries[0]?.exports.find(({ name }) => name === 'Shape')?.signature).toBe(
      'type Shape = {\n  gone?: never;\n  inner: {\n    kept: string;\n  };\n};',
    );
  });
});

test('apiPage() shows what is deprecated', () => {
  expect(page).toContain(
    '/** Makes a thing, e.g. a small one. @deprecated */\nfunction make(options?: Options): Thing;',
  );
});
