import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { jsonPathOf, writeOverlay } from '../src/first-reading/write-overlay.js';
import { generate } from '../src/generate/generate.js';
import { drift } from '../src/generate/outcome.js';
import { newProvider } from '../src/new-provider/new-provider.js';
import { workspaceAt } from '../src/project/workspace.js';
import { temporaryFolder } from './support/folder.js';
import { smallSpec, snapshot } from './support/project.js';

let root: string;
let vendor: string;
beforeEach(() => {
  root = temporaryFolder();
  vendor = temporaryFolder();
  for (const folder of ['specs', 'packages']) mkdirSync(path.join(root, folder));
});

function put(file: string, content: unknown): string {
  const place = path.join(vendor, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}

const plain = () => smallSpec(spec => delete spec['x-token']);
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const add = (options: Partial<Parameters<typeof newProvider>[0]>) =>
  newProvider({ root, name: 'vendor', from: '', engine: 'embedded', ...options });

describe('the files of a new provider', () => {
  test("are the vendor's bytes, the overlays of its user and what the generator adds", async () => {
    const text = `\ufeff${JSON.stringify(plain())}\r\n`;
    const from = put('openapi.json', text);
    const overlay = put('mine.yaml', stringify(titled('Mine')));

    const { files } = await add({ from, overlays: [overlay, overlay] });

    expect(read('specs/vendor.json')).toBe(text);
    expect(read('specs/vendor.1.overlay.yaml')).toBe(readFileSync(overlay, 'utf8'));
    expect(files.filter(file => file.startsWith('specs/'))).toEqual([
      'specs/vendor.json',
      'specs/vendor.1.overlay.yaml',
      'specs/vendor.2.overlay.yaml',
      'specs/vendor.overlay.yaml',
    ]);
    expect(read('packages/vendor/package.json')).toContain('"Typed client of the Mine API');
  });

  test('give the same package when they are generated from again', async () => {
    await add({
      from: put('openapi.json', plain()),
      overlays: [put('mine.yaml', stringify(titled('Mine')))],
    });
    const before = snapshot(root, 'packages/vendor');

    const outcomes = await generate({ project: workspaceAt(root), check: true, engine: 'embedded' });

    expect(drift(workspaceAt(root), outcomes)).toBeUndefined();
    expect(snapshot(root, 'packages/vendor')).toEqual(before);
  });

  test('have no overlay where a spec says everything', async () => {
    const { files, isProposed } = await add({ from: put('openapi.json', smallSpec()) });

    expect(isProposed).toBe(false);
    expect(files.filter(file => file.startsWith('specs/'))).toEqual(['specs/vendor.json']);
  });

  test('say where a spec was loaded from, and what it was then', async () => {
    const fetch = async () => Response.json(plain());

    await add({
      from: 'https://user:secret@api.vendor.example/openapi.json?v=2',
      fetch: fetch as typeof globalThis.fetch,
    });

    const { 'x-origin': origin, extends: completes } = parse(read('specs/vendor.overlay.yaml'));
    expect(completes).toBe('./vendor.json');
    expect(origin).toEqual({
      url: 'https://api.vendor.example/openapi.json?v=2',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('keep all operations with --all, and those that are named', async () => {
    const from = put('openapi.json', plain());

    const all = await add({ from, all: true });
    const named = await add({ from, name: 'named', operations: ['getToken', 'POST /oauth/token'] });

    expect(all.keep).toBeUndefined();
    expect(read('specs/vendor.overlay.yaml')).not.toContain('x-keep');
    expect(parse(read('specs/named.overlay.yaml')).actions[0].update['x-keep']).toEqual(named.keep);
    expect(named.keep).toContain('POST /oauth/token');
  });
});

describe('an overlay of a user that is rejected', () => {
  test.each<[string, unknown, string]>([
    [
      'matches nothing',
      overlayWith([{ target: '$.nothing', remove: true }]),
      '#/actions/0/target: $.nothing matches nothing.',
    ],
    ['is none', { openapi: '3.0.3' }, ': This is not an OpenAPI Overlay.'],
    ['is broken', 'a: [', ':1:'],
  ])('%s: the message names it, and nothing is left behind', async (_, overlay, message) => {
    const file = put('mine.yaml', overlay);
    const before = snapshot(root);

    await expect(add({ from: put('openapi.json', plain()), overlays: [file] })).rejects.toThrow(
      `${file}${message}`,
    );

    expect(snapshot(root)).toEqual(before);
  });
});

describe('an overlay that is written', () => {
  test('names parts by normalized paths of RFC 9535', () => {
    expect(jsonPathOf('')).toBe('$');
    expect(jsonPathOf("/paths/~1it's\\~0\n/get")).toBe("$['paths']['/it\\'s\\\\~\\u000a']['get']");
  });

  test('has its evidence as comments that nothing in a spec can end', () => {
    const text = writeOverlay({
      heading: ['Heading.'],
      title: 'T',
      completes: './a.json',
      actions: [
        {
          pointer: '',
          update: { 'x-token': { acquire: { operation: 'a' } } },
          comments: [[['x-token', 'acquire', 'operation'], `said by\n"evil: true" ${'long '.repeat(40)}`]],
        },
      ],
    });

    expect(text).toContain('# said by "evil: true" long');
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(112);
    expect(parse(text).actions[0].update).toEqual({ 'x-token': { acquire: { operation: 'a' } } });
  });

  test('has no anchors, also where one part stands at two places', () => {
    const schema = { type: 'string' };
    const update = { a: schema, b: schema };

    const text = writeOverlay({
      heading: [],
      title: 'T',
      completes: './a.json',
      actions: [{ pointer: '', update }],
    });

    expect(text).not.toMatch(/[&*]a\d/);
    expect(parse(text).actions[0].update).toEqual(update);
  });
});

function titled(title: string): object {
  return overlayWith([{ target: '$.info', update: { title } }]);
}

function overlayWith(actions: readonly object[]): object {
  return { overlay: '1.1.0', info: { title: 'a', version: '1' }, actions };
}
