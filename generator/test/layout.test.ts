import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { describe, expect, test } from 'vitest';
import { layOut } from '../src/code/layout.js';
import { allProviders } from '../src/files/providers.js';
import { workspaceAt } from '../src/project/workspace.js';
import { types } from '../src/worker/types-task.js';
import { temporaryFolder } from './support/folder.js';
import { type Loose, PROJECT } from './support/project.js';

/** Formats all files below a folder with the project's formatter. */
function biome(folder: string): void {
  const bin = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const config = path.join(PROJECT, 'generator/test/format.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    [bin, 'format', '--write', '--log-level=error', '--colors=off', `--config-path=${config}`, folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

/** The same files as the formatter would have them. */
function formatted(files: Readonly<Record<string, string>>): Record<string, string> {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  biome(folder);
  return Object.fromEntries(
    Object.keys(files).map(file => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

test('the formatter would change nothing in any generated file', () => {
  const golden = path.join(PROJECT, 'generator/test/golden');
  const folders = [
    ...allProviders(workspaceAt(PROJECT)).map(({ packageDir }) => path.join(packageDir, 'src/generated')),
    ...readdirSync(golden).map(name => path.join(golden, name, 'expected/src/generated')),
  ];
  const files = Object.fromEntries(
    folders.flatMap(folder =>
      readdirSync(folder)
        .filter(name => name.endsWith('.ts'))
        .map(name => [
          path.relative(PROJECT, path.join(folder, name)),
          readFileSync(path.join(folder, name), 'utf8'),
        ]),
    ),
  );

  expect(Object.keys(files).length).toBeGreaterThan(80);
  expect(formatted(files)).toEqual(files);
});

const long = (count: number, name = 'aRatherLongName') =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(', ');

/** Statements as a template prints them. */
const statements: Readonly<Record<string, string>> = {
  'a short one': "export const a = { b: ['c'] };",
  'a list of objects, which is never on one line': 'export const a = [{ b: 1, c: 2 }, { b: 3, c: 4 }];',
  'a list of short objects': 'export const a = [{ b: 1 }, { b: 3 }];',
  'lists in a list': 'export const a = [[1, 2], [3, 4]];',
  'an object that is too long': `export const a = { b: { c: '${'x'.repeat(60)}' }, d: ['${'y'.repeat(40)}'], e: {} };`,
  'a string that is too long for its name': `export const a = { description: '${'x'.repeat(120)}', id: '${'x'.repeat(120)}' };`,
  'a string with brackets, quotes and commas': `export const a = { b: "it's (a, [b], {c})", d: '"', e: '\\\\', f: '${'x'.repeat(90)}' };`,
  'many numbers': `export const a = [${Array.from({ length: 60 }, (_, index) => index).join(', ')}];`,
  'an import': `import { ${long(8)} } from './a.js';`,
  'a call': `export const a = call(${long(4)}, { ${long(2, 'b: c')} }, options);`,
  'a call with one object': `export const a: Type = /* @__PURE__ */ call({ b: '${'x'.repeat(60)}', c: '${'y'.repeat(60)}' });`,
  'a method': `class A {\n  method(parameters: ${'Long'.repeat(10)}Parameters, options?: CallOptions): Promise<Result<operations['${'x'.repeat(30)}']>> {}\n}`,
  'a type below its name': `export type ${'A'.repeat(50)} = components['schemas']['${'A'.repeat(50)}'];`,
  'an interface without members': 'export interface A extends B {\n}',
  'a comment that is too long': `/** { ${'a, '.repeat(60)} } */\nexport const a = 1;`,
};

test.each(Object.entries(statements))('layOut() breaks %s as the formatter does', (_, statement) => {
  const code = `${statement}\n`;

  expect(layOut(code)).toBe(formatted({ 'a.ts': code })['a.ts']);
});

/** Schemas whose types are hard to lay out. */
const text = { type: 'string' };
const many = Array.from({ length: 9 }, (_, index) => `urn:example:a-long-value-${index}`);
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const other = { $ref: '#/components/schemas/Other' };
const schemas: Readonly<Record<string, Loose>> = {
  'values on several lines': { ...text, enum: many },
  'values with quotes': { ...text, enum: ["it's", 'say "x"', `both ' and "`] },
  'a list of values': { type: 'array', items: { ...text, enum: many } },
  'an object or null': object({ a: text }, { nullable: true }),
  'objects or null': { oneOf: [object({ a: text }), object({ b: text })], nullable: true },
  'a list of objects': { type: 'array', items: object({ a: text }) },
  'a list of one of several': { type: 'array', items: { oneOf: [object({ a: text }), text] } },
  'an object and others': { allOf: [other, object({ a: text }), other, object({ b: text })] },
  'an object with required fields of another': { allOf: [other], required: ['a'] },
  'any of all': {
    anyOf: [{ allOf: [other, object({ a: text })] }, { ...text, enum: many }, { type: 'number' }],
  },
  'an object with other members': object(
    { 'a-b': text, default: text, 200: text },
    { additionalProperties: text },
  ),
  'no members': { type: 'object' },
  'a description of several lines': { ...text, description: ' One\n\n  two */\nthree ', example: { a: [1] } },
  'several types': { type: ['string', 'null', 'object'], properties: { a: text } },
  'one of one': { oneOf: [{ type: 'number' }, { type: 'integer' }] },
  'a place in a list': { type: 'array', prefixItems: [text, { type: 'number', enum: [-1, 2] }] },
  'a constant': { const: { a: [true, null] } },
};

describe('types() prints what openapi-typescript makes, as the formatter would have it:', () => {
  test.each(Object.entries(schemas))('%s', async (_, schema) => {
    const document = {
      openapi: '3.1.0',
      info: { title: 'Types', version: '1' },
      paths: {
        '/things': {
          post: {
            operationId: 'ask',
            parameters: [{ name: 'q', in: 'query', description: 'Query.', schema }],
            responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
          },
        },
      },
      components: { schemas: { Other: object({ a: text, own: schema }), Own: schema } },
    };

    const own = astToString(await openapiTS(structuredClone(document) as OpenAPI3, { silent: true }));

    expect(types(JSON.stringify(document))).toBe(formatted({ 'a.ts': own })['a.ts']);
  });
});
