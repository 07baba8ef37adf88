import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { typesDocument } from '../src/types/types-document.js';
import { types } from '../src/worker/types-task.js';
import { newFolder } from './support/folder.js';
import { type Loose, PROJECT } from './support/project.js';
import { documentOf } from './support/types.js';

/*
 * In the bundle, src/worker/type-nodes.ts stands for the package typescript. Here `types` runs with the package, and `bundled`
 * with what stands for it.
 */
let bundled: (source: string) => string;

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const { typeNodes } = await import(pathToFileURL(path.join(PROJECT, 'generator/build.mjs')).href);
  const outfile = path.join(folder, 'types-task.mjs');
  const { metafile } = await build({
    entryPoints: [path.join(PROJECT, 'generator/src/worker/types-task.ts')],
    absWorkingDir: PROJECT,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    plugins: [typeNodes],
    metafile: true,
    logLevel: 'error',
  });
  expect(Object.keys(metafile.inputs).filter(file => file.includes('node_modules/typescript/'))).toEqual([]);
  ({ types: bundled } = await import(pathToFileURL(outfile).href));
});

/** What both print for a document, which must be the same. */
function both(document: Loose): string {
  const source = JSON.stringify(typesDocument(document));
  const text = types(source);
  expect(bundled(source)).toBe(text);
  return text;
}

const name = fc.constantFrom('a', 'b-c', '200', 'default', "it's", '__proto', 'Ünï', '_x', '__typename');

/** Schemas of every kind, and the kinds that JSON Schema has not. */
const { schema } = fc.letrec<{ schema: Loose }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      ...['string', 'integer', 'boolean', 'null', 'never', 'bigint', 'bytes', 'blob', 'open'].map(type => ({
        type,
      })),
      { $ref: '#/components/schemas/Other' },
      { type: 'alias', name: 'Some' },
      { type: ['string', 'null'] },
      { const: { a: [true, null], b: -1.5 } },
      {},
    ),
    fc.record({
      enum: fc.array(fc.oneof(name, fc.integer(), fc.constantFrom(null, true)), { minLength: 1 }),
    }),
    fc.record({ type: fc.constant('string'), description: fc.string(), deprecated: fc.boolean() }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({
      type: fc.constant('tuple'),
      prefixItems: fc.array(tie('schema'), { maxLength: 3 }),
      items: fc.option(tie('schema'), { nil: undefined }),
      minItems: fc.nat(2),
    }),
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(name, tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(name),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        nullable: fc.boolean(),
      },
      { requiredKeys: ['type'] },
    ),
    ...(['oneOf', 'anyOf', 'allOf'] as const).map(keyword =>
      fc.record(
        {
          [keyword]: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
          required: fc.uniqueArray(name),
        },
        { requiredKeys: [keyword] },
      ),
    ),
  ),
}));

describe('what stands for typescript in the bundle', () => {
  const golden = path.join(PROJECT, 'generator/test/golden');

  test.each(readdirSync(golden))('prints the types of the spec in golden/%s as typescript does', feature => {
    const spec = parse(readFileSync(path.join(golden, feature, 'spec.yaml'), 'utf8')) as Loose;

    expect(both(spec)).toContain('export interface');
  });

  test('prints the types of any schema as typescript does', () => {
    fc.assert(
      fc.property(schema, one => {
        both(documentOf({ A: one, Other: { type: 'object', properties: { a: one } } }));
      }),
      { numRuns: 200 },
    );
  });

  test('prints the helper type for members that are required elsewhere', () => {
    const other = { type: 'object', properties: { a: {} } };
    const one = { allOf: [{ $ref: '#/components/schemas/Other' }], required: ['a'] };
    const source = JSON.stringify(documentOf({ A: one, Other: other }));

    expect(types(source)).toContain('type WithRequired<');
    expect(bundled(source)).toBe(types(source));
  });
});
