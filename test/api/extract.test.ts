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
    /** Opens one by name.
     * @throws {ShapeError} \`no_shape\`, when there is none
     * @throws the signal's reason */
    export declare function open(name: string): Shape;
    /** Opens one by number. */
    export declare function open(index: number): Thing;
    export declare class ShapeError extends Base { readonly code: 'no_shape' }
    declare class Base { readonly shape: Shape }
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
      ['@example/thing', ['make', 'open', 'Shape', 'ShapeError', 'Thing', 'VERSION']],
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
    expect(entries[0]?.internals).toMatchObject([
      { name: 'Base', members: [{ name: 'shape' }] },
      { name: 'Options', members: [{ name: 'color' }] },
    ]);
  });

  test('says what a signature names of ours, and where that is declared', () => {
    const named = (name: string) => entries[0]?.exports.find(found => found.name === name)?.refersTo;

    expect(named('make')).toEqual([
      { name: 'Options', specifier: '@example/thing' },
      { name: 'Thing', specifier: '@example/thing' },
    ]);
    expect(named('VERSION')).toEqual([]);
  });

  test('says what a class extends', () => {
    const error = entries[0]?.exports.find(({ name }) => name === 'ShapeError');

    expect(error?.bases).toEqual([{ name: 'Base', specifier: '@example/thing' }]);
  });

  test('gives each form of a function its own comment', () => {
    const open = entries[0]?.exports.find(({ name }) => name === 'open');

    expect(open?.overloads.map(({ signature, doc }) => [signature, doc.summary])).toEqual([
      ['function open(name: string): Shape;', 'Opens one by name.'],
      ['function open(index: number): Thing;', 'Opens one by number.'],
    ]);
    expect(entries[0]?.exports.find(({ name }) => name === 'make')?.overloads).toEqual([]);
  });

  test('reads class, code and reason of what is thrown', () => {
    expect(entries[0]?.exports.find(({ name }) => name === 'open')?.doc.throws).toEqual([
      { type: 'ShapeError', code: 'no_shape', text: 'when there is none' },
      { text: "the signal's reason" },
    ]);
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
