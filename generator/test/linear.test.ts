import { expect, test } from 'vitest';
import { templateData } from '../src/code/template-data.js';
import type { OpenApiDocument, Schema } from '../src/document/document.js';
import { embeddedEngine } from '../src/engine/embedded-engine.js';
import { apiPages, modelPages } from '../src/engine/pages.js';
import { readAssets } from '../src/files/assets.js';
import { judgeSpec } from '../src/judge/judge-spec.js';
import { normaliseSpec } from '../src/normalise/normalise-spec.js';
import { sliceSpec } from '../src/normalise/slice-spec.js';
import { checkReferences } from '../src/read/check-references.js';
import { readProvider } from '../src/read/read-provider.js';
import { checkSpec } from '../src/read/read-spec.js';
import { parseSpec } from '../src/source/parse-spec.js';
import { withoutInheritedTokens } from '../src/token/inherited-security.js';
import { readTokenModel } from '../src/token/token-model.js';
import { typesOf } from '../src/types/types-document.js';
import { cpuTime } from './support/cpu-time.js';
import { type Loose, smallSpec } from './support/project.js';

/*
 * What our own code does with a spec takes processor time that grows with the spec's length, whatever its form: twice as long
 * a chain takes twice as long, and not four times. Each of these takes a few seconds; a step that goes
 * along a chain from each of its links again would take minutes.
 */

const { templates } = readAssets();

/** Takes a spec through all steps but the libraries, and returns how many names of schemas there are in the end. */
async function through(spec: unknown): Promise<number> {
  const text = JSON.stringify(spec);
  const parsed = await parseSpec({ name: 'vendor', specName: 'specs/vendor.yaml', text });
  const slice = sliceSpec(parsed);
  checkReferences(slice);
  const normal = normaliseSpec(judgeSpec(slice));
  typesOf(normal);
  checkSpec(normal);
  const model = withoutInheritedTokens(readProvider(normal));
  const data = templateData(model, readTokenModel(model), slice);
  const job = { specName: 'vendor', data, apiPages: apiPages(model, data), modelPages: modelPages(model) };
  await embeddedEngine(templates)([job], new AbortController().signal);
  return Object.keys(normal.document.components?.schemas ?? {}).length;
}

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const STRING: Schema = { type: 'string' };
const numbered = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A spec with more schemas, of which the token response uses one. */
function withSchemas(schemas: readonly (readonly [string, Schema])[], used: Schema): Loose {
  return smallSpec(spec => {
    Object.assign(spec.components.schemas, Object.fromEntries(schemas));
    spec.components.schemas.TokenResponse.properties.used = used;
  });
}

/** Each schema leads to the next one. */
function chain(length: number, link: (next: Schema, index: number) => Schema): Loose {
  const links = numbered(length, index => [`Link${index}`, link(ref(`Link${index + 1}`), index)] as const);
  return withSchemas([...links, [`Link${length}`, STRING]], ref('Link0'));
}

function operations(count: number): Loose {
  const paths: OpenApiDocument['paths'] = Object.fromEntries(
    numbered(count, index => [
      `/things/${index}/{id}`,
      {
        get: {
          operationId: `getThing${index}`,
          tags: [`Group${index % 20}`],
          parameters: [{ name: 'id', in: 'path', required: true, schema: STRING }],
          responses: {
            200: { description: 'x', content: { 'application/json': { schema: ref(`Thing${index}`) } } },
          },
        },
      },
    ]),
  );
  const spec = withSchemas(
    numbered(count, index => [`Thing${index}`, { type: 'object', properties: { a: STRING } }]),
    STRING,
  );
  Object.assign(spec.paths, paths);
  return spec;
}

test.each<[string, () => Loose]>([
  ['8,000 references in a row', () => chain(8000, next => next)],
  ['8,000 references in a row, each with a text', () => chain(8000, next => ({ ...next, description: 'x' }))],
  ['2,000 choices in choices', () => chain(2000, next => ({ oneOf: [next, STRING] }))],
  ['1,000 parts in parts', () => chain(1000, next => ({ allOf: [next, { description: 'x' }] }))],
  [
    '4,000 objects in objects',
    () => chain(4000, next => ({ type: 'object', properties: { a: STRING, next } })),
  ],
  [
    'a schema with 20,000 members that are required',
    () => {
      const names = numbered(20_000, index => `member${index}`);
      const properties = Object.fromEntries(names.map(name => [name, STRING]));
      return withSchemas([['Large', { type: 'object', required: names, properties }]], ref('Large'));
    },
  ],
  [
    '5,000 schemas, 4,000 of them reached',
    () => {
      const schemas = numbered(
        5000,
        index => [`Part${index}`, { type: 'object', properties: { a: STRING } }] as const,
      );
      const properties = Object.fromEntries(numbered(4000, index => [`part${index}`, ref(`Part${index}`)]));
      return withSchemas([...schemas, ['All', { type: 'object', properties }]], ref('All'));
    },
  ],
  [
    'one schema of 2,000 parts',
    () => {
      const part = (index: number): Schema => ({
        type: 'object',
        properties: { [`member${index}`]: STRING },
      });
      const schemas = numbered(2000, index => [`Part${index}`, part(index)] as const);
      return withSchemas([...schemas, ['All', { allOf: schemas.map(([name]) => ref(name)) }]], ref('All'));
    },
  ],
  [
    'one schema of 2,000 parts that are maps',
    () => {
      const part: Schema = { type: 'object', properties: { a: STRING }, additionalProperties: STRING };
      const schemas = numbered(2000, index => [`Part${index}`, part] as const);
      return withSchemas([...schemas, ['All', { allOf: schemas.map(([name]) => ref(name)) }]], ref('All'));
    },
  ],
  ['1,000 operations, all of them kept', () => operations(1000)],
])('%s', async (_, make) => {
  const spec = make();

  const { result: count, cpuMs } = await cpuTime(() => through(spec));

  expect(count).toBeGreaterThanOrEqual(Object.keys(spec.components.schemas).length);
  expect(cpuMs).toBeLessThan(15_000);
});
