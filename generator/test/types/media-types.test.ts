import { expect, test } from 'vitest';
import { documentOf, normal } from '../normalise/normal.js';
import type { Loose } from '../support/project.js';
import { compileTypes } from '../support/types.js';
import { int, object, ref, text } from './rows/row.js';

const file = { ...text, format: 'binary' };

/** Types of bodies and responses by the operation and the media type. */
const BODIES = `
type In<O> = O extends { requestBody: { content: infer C } } ? C[keyof C] : never;
type Out<O> = O extends { responses: { 200: { content: infer C } } } ? C[keyof C] : never;
`;
/** What every platform has on which the runtime runs. */
const BLOB = 'interface Blob { readonly size: number }';

const operation = (sent: Loose, received: Loose) => ({
  ...(sent && { requestBody: { required: true, content: sent } }),
  responses: { 200: { description: 'Done', ...(received && { content: received }) } },
});

async function messages(operations: Loose, schemas: Loose, use: string): Promise<string[]> {
  const { document } = await normal({ ...documentOf(operations), components: { schemas } });
  return compileTypes(document, BODIES + use, BLOB);
}

test('a file of a multipart body is a Blob or bytes, alone and in a list', async () => {
  const schema = object(
    { title: text, file, more: { type: 'array', items: file }, meta: object({ raw: int }) },
    { required: ['file'] },
  );
  const use = `
    export const sent: In<operations['upload']> = {
      title: 't', file: make<Blob>(), more: [new Uint8Array(1), new ArrayBuffer(1)], meta: { raw: 1 },
    };
    // @ts-expect-error a path is no file
    export const not: In<operations['upload']> = { file: './a.pdf' };
  `;

  expect(
    await messages(
      {
        'post /a': { operationId: 'upload', ...operation({ 'multipart/form-data': { schema } }, undefined) },
      },
      {},
      use,
    ),
  ).toEqual([]);
});

test('bytes that are sent are a Blob or bytes, and bytes that are received are a Blob', async () => {
  const operations = {
    'post /a': {
      operationId: 'convert',
      ...operation({ 'application/octet-stream': { schema: file } }, { 'application/pdf': { schema: text } }),
    },
    'post /b': {
      operationId: 'plain',
      ...operation({ 'image/png': { schema: {} } }, { 'application/octet-stream': {} }),
    },
  };
  const use = `
    export const sent: In<operations['convert']>[] = [make<Blob>(), new Uint8Array(1), new ArrayBuffer(1)];
    export const size = (received: Out<operations['convert']>, plain: Out<operations['plain']>): number =>
      received.size + plain.size;
    // @ts-expect-error a number is no file
    export const not: In<operations['convert']> = 1;
  `;

  expect(await messages(operations, {}, use)).toEqual([]);
});

test('bytes in JSON are a string, and either where a schema is used in both ways', async () => {
  const operations = {
    'post /a': {
      operationId: 'json',
      ...operation({ 'application/json': { schema: ref('Doc') } }, undefined),
    },
    'post /b': {
      operationId: 'both',
      ...operation({ 'application/json': { schema: ref('Both') } }, undefined),
    },
    'post /c': {
      operationId: 'form',
      ...operation({ 'multipart/form-data': { schema: ref('Both') } }, undefined),
    },
  };
  const schemas = { Doc: object({ file }), Both: object({ file }) };
  const use = `
    export const json: In<operations['json']> = { file: 'aGk=' };
    // @ts-expect-error JSON has no files
    export const not: In<operations['json']> = { file: make<Blob>() };
    export const both: In<operations['both']>[] = [{ file: 'aGk=' }, { file: make<Blob>() }];
  `;

  expect(await messages(operations, schemas, use)).toEqual([]);
});

test('text is a string, whatever its schema says, and keeps its values', async () => {
  const operations = {
    'get /a': { operationId: 'count', ...operation(undefined, { 'text/plain': { schema: int } }) },
    'get /b': {
      operationId: 'mode',
      ...operation(undefined, { 'text/plain': { schema: { ...text, enum: ['on', 'off'] } } }),
    },
    'get /c': { operationId: 'bare', ...operation(undefined, { 'text/plain': {} }) },
  };
  const use = `
    export const strings = (a: Out<operations['count']>, c: Out<operations['bare']>): string => a + c;
    export const mode = (mode: Out<operations['mode']>): 'on' | 'off' => mode;
  `;

  expect(await messages(operations, {}, use)).toEqual([]);
});

test('what has no body has none in its type: HEAD, 204, 205, 304', async () => {
  const content = { 'application/json': { schema: text } };
  const responses = Object.fromEntries(
    [200, 204, 205, 304].map(status => [status, { description: 'Done', content }]),
  );
  const operations = {
    'head /a': { operationId: 'check', responses },
    'get /a': { operationId: 'read', responses },
  };
  const use = `
    type Body<O extends keyof operations, S> = operations[O] extends { responses: infer R }
      ? S extends keyof R ? (R[S] extends { content: infer C } ? C : undefined) : never : never;
    same<Body<'check', 200>, undefined>(true);
    same<Body<'read', 204 | 205 | 304>, undefined>(true);
    same<Body<'read', 200>, undefined>(false);
  `;

  expect(await messages(operations, {}, use)).toEqual([]);
});
