import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMock } from '@token-clients/testing';
import { startListener } from '@token-clients/testing/servers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mockDocumentOf } from '../../src/files/mock-specs.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'token-clients-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, text: string): string {
  const at = path.join(folder, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, text);
  return at;
}

/** A spec with one operation, `POST /token`. */
function spec(response: string, more = '', version = '3.0.3'): string {
  return `openapi: ${version}
info: { title: Vendor, version: '1' }
paths:
  /token:
    post:
      responses: { '200': { description: OK, content: { application/json: ${response} } } }
${more}`;
}

const ask = async (file: string, target = '/token', init: RequestInit = {}) => {
  await using mock = await startMock(await mockDocumentOf(file));
  const response = await fetch(mock.baseUrl + target, { method: 'POST', ...init });
  return { status: response.status, body: (await response.json()) as unknown };
};

test('files are read from the folder of the spec, whatever their names', async () => {
  put(
    'parts/a token.yaml',
    'type: object\nrequired: [access_token]\nproperties: { access_token: { enum: [a] } }',
  );
  const file = put('openapi.yaml', spec("{ schema: { $ref: 'parts/a%20token.yaml' } }"));

  expect(await ask(file)).toEqual({ status: 200, body: { access_token: 'a' } });
});

test('nothing is read from the network or out of the folder, even if no operation refers to it', async () => {
  let asked = 0;
  await using server = await startListener((_, outgoing) => {
    asked++;
    outgoing.end('{"type":"string"}');
  });
  const outside = put('outside.yaml', 'enum: [read]');
  const file = put(
    'inside/openapi.yaml',
    spec(
      '{ schema: { type: object, properties: { up: { $ref: ../outside.yaml }, far: { type: integer } } } }',
      `components: { schemas: { A: { $ref: '${server.url}/a.json' }, B: { $ref: '${outside}' } } }`,
    ),
  );

  const { status, body } = await ask(file);

  expect(status).toBe(200);
  expect(body).not.toMatchObject({ up: 'read' });
  expect(asked).toBe(0);
});

test("what looks like a reference in an example or an extension is data, and a field may be called 'example'", async () => {
  const file = put(
    'openapi.yaml',
    spec(
      "{ schema: { type: object, required: [example], properties: { example: { type: string, pattern: '^[a-c]{3}$' } } }, example: { example: abc, $ref: '#/nowhere' } }",
      "x-other: { $ref: 'missing.yaml' }",
    ),
  );

  expect(await ask(file)).toEqual({ status: 200, body: { example: 'abc' } });
});

test('a response without an example fits its schema, patterns and circles too', async () => {
  const file = put(
    'openapi.yaml',
    spec(
      "{ schema: { $ref: '#/components/schemas/Node' } }",
      `components:
  schemas:
    Node:
      type: object
      required: [id]
      properties: { id: { type: string, pattern: '^[A-Z]{2}-[0-9]{4}$' }, next: { $ref: '#/components/schemas/Node' } }`,
    ),
  );

  const id = expect.stringMatching(/^[A-Z]{2}-\d{4}$/) as unknown;
  expect(await ask(file)).toEqual({ status: 200, body: { id, next: { id } } });
});

test('a default response by reference is one', async () => {
  const failed = '{ description: No, content: { application/json: { example: { code: 7 } } } }';
  const text = spec('{ example: { a: 1 } }', `components: { responses: { Failed: ${failed} } }`);
  const file = text.replace("'200': {", "default: { $ref: '#/components/responses/Failed' }, '200': {");

  expect(await ask(put('openapi.yaml', file), '/token', { headers: { prefer: 'code=500' } })).toEqual({
    status: 500,
    body: { code: 7 },
  });
});

test('examples of OpenAPI 3.2 are sent', async () => {
  const file = put(
    'openapi.yaml',
    spec(
      '{ schema: {}, examples: { a: { dataValue: { a: 1 } }, b: { serializedValue: \'{"b":2}\' } } }',
      '',
      '3.2.0',
    ),
  );

  expect(await ask(file)).toMatchObject({ body: { a: 1 } });
  expect(await ask(file, '/token', { headers: { prefer: 'example=b' } })).toMatchObject({ body: { b: 2 } });
});

test('a query and a fragment in the key of a path are no part of the path', async () => {
  const text = spec('{ example: { a: 1 } }').replace('/token:', '/token?grant=a#first:');

  expect(await ask(put('openapi.yaml', text), '/token?grant=a')).toEqual({ status: 200, body: { a: 1 } });
});

test('a header parameter that OpenAPI has ignored is not demanded', async () => {
  const parameter = '{ name: Authorization, in: header, required: true, schema: { type: string } }';
  const text = spec('{ example: { a: 1 } }').replace('post:', `post:\n      parameters: [${parameter}]`);

  expect(await ask(put('openapi.yaml', text))).toEqual({ status: 200, body: { a: 1 } });
});

test('a path in a file of its own is one', async () => {
  put(
    'token.yaml',
    'post: { responses: { 200: { description: OK, content: { text/plain: { example: a } } } } }',
  );
  const text = spec('{}');
  const paths = text.slice(text.indexOf('paths:'));
  const file = put('openapi.yaml', text.replace(paths, 'paths: { /token: { $ref: token.yaml } }'));

  await using mock = await startMock(await mockDocumentOf(file));

  expect(mock.operations.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /token']);
});
