import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Made } from '../support/stranger/made.js';
import { strangerProject } from '../support/stranger/project.js';
import { madeFrom, specWith } from './made-from.js';

/*
 * A package for each row of the table "Style Examples" of OpenAPI, as a spec writes it: what stands in the last column is
 * what a server receives. The first rows of a place leave style and explode out, so the defaults count.
 */
type Row = readonly [declared: object, value: unknown, received: string];

const string = { type: 'string' };
const list = { type: 'array', items: string };
const object = { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'integer' } } };
const rgb = { R: 100, G: 200 };
const colors = ['blue', 'black'];

const inQuery: readonly Row[] = [
  [{ schema: string }, 'blue', 'color=blue'],
  [{ schema: string }, '', 'color='],
  [{ schema: list }, colors, 'color=blue&color=black'],
  [{ schema: object }, rgb, 'R=100&G=200'],
  [{ explode: false, schema: list }, colors, 'color=blue,black'],
  [{ explode: false, schema: object }, rgb, 'color=R,100,G,200'],
  [{ style: 'form', explode: false, schema: string }, 'blue', 'color=blue'],
  [{ style: 'spaceDelimited', schema: list }, colors, 'color=blue%20black'],
  [{ style: 'spaceDelimited', explode: false, schema: object }, rgb, 'color=R%20100%20G%20200'],
  [{ style: 'pipeDelimited', schema: list }, colors, 'color=blue%7Cblack'],
  [{ style: 'pipeDelimited', explode: false, schema: object }, rgb, 'color=R%7C100%7CG%7C200'],
  [{ style: 'deepObject', schema: object }, rgb, 'color%5BR%5D=100&color%5BG%5D=200'],
  [{ style: 'deepObject', explode: true, schema: object }, rgb, 'color%5BR%5D=100&color%5BG%5D=200'],
  [{ allowReserved: true, schema: string }, 'a/b?c d', 'color=a/b?c%20d'],
  [{ allowEmptyValue: true, schema: string }, '', 'color='],
  [{ content: { 'application/json': { schema: object } } }, rgb, 'color=%7B%22R%22%3A100%2C%22G%22%3A200%7D'],
  [{ content: { 'text/plain': { schema: string } } }, 'a b', 'color=a+b'],
  [{ schema: { type: 'array', items: { type: 'integer' } } }, [1, 2], 'color=1&color=2'],
  [{ schema: { type: 'boolean' } }, false, 'color=false'],
  [{ schema: { oneOf: [string, list] } }, colors, 'color=blue&color=black'],
  [{ explode: false, schema: { oneOf: [string, list] } }, 'a,b', 'color=a%2Cb'],
  [{ schema: list }, [], ''],
  [{ schema: object }, {}, ''],
];

const inPath: readonly Row[] = [
  [{ schema: string }, 'a b/ü', 'a%20b%2F%C3%BC'],
  [{ schema: list }, colors, 'blue,black'],
  [{ schema: object }, rgb, 'R,100,G,200'],
  [{ explode: true, schema: object }, rgb, 'R=100,G=200'],
  [{ style: 'label', schema: string }, 'blue', '.blue'],
  [{ style: 'label', schema: list }, colors, '.blue,black'],
  [{ style: 'label', explode: true, schema: list }, colors, '.blue.black'],
  [{ style: 'label', explode: true, schema: object }, rgb, '.R=100.G=200'],
  [{ style: 'matrix', schema: string }, 'blue', ';color=blue'],
  [{ style: 'matrix', schema: list }, colors, ';color=blue,black'],
  [{ style: 'matrix', explode: true, schema: list }, colors, ';color=blue;color=black'],
  [{ style: 'matrix', schema: object }, rgb, ';color=R,100,G,200'],
  [{ style: 'matrix', explode: true, schema: object }, rgb, ';R=100;G=200'],
];

const inHeader: readonly Row[] = [
  [{ schema: string }, 'blue', 'blue'],
  [{ schema: list }, colors, 'blue,black'],
  [{ schema: object }, rgb, 'R,100,G,200'],
  [{ explode: true, schema: object }, rgb, 'R=100,G=200'],
  [{ content: { 'application/json': { schema: object } } }, rgb, '{"R":100,"G":200}'],
];

const project = strangerProject();
let made: Made;

function operations() {
  const places = [
    ['query', inQuery],
    ['path', inPath],
    ['header', inHeader],
  ] as const;
  return Object.fromEntries(
    places.flatMap(([place, rows]) =>
      rows.map(([declared], index) => [
        `get /${place}${index}${place === 'path' ? '/{color}' : ''}`,
        {
          operationId: `${place}${index}`,
          parameters: [{ name: 'color', in: place, required: place === 'path', ...declared }],
        },
      ]),
    ),
  );
}

beforeAll(async () => {
  const more = {
    'get /names/{id}': {
      operationId: 'names',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: string },
        { name: 'id', in: 'query', schema: list, explode: false },
        { name: 'id', in: 'header', schema: string },
      ],
    },
    'get /headers': {
      operationId: 'headers',
      parameters: ['Accept', 'content-type', 'AUTHORIZATION', 'Host', 'Content-Length', 'X-Own'].map(
        name => ({
          name,
          in: 'header',
          required: name !== 'X-Own',
          schema: string,
        }),
      ),
    },
    'get /secret': {
      operationId: 'secret',
      parameters: [
        { name: 'filter', in: 'query', style: 'deepObject', schema: { $ref: '#/components/schemas/Filter' } },
        { name: 'hidden', in: 'query', 'x-secret': true, schema: list },
        { name: 'token', in: 'header', schema: string },
        { name: 'token', in: 'query', schema: string },
      ],
    },
  };
  const spec = specWith({ ...operations(), ...more });
  spec.components.schemas.Filter = { type: 'object', properties: { api_key: string } };
  made = await madeFrom(project, 'styles', spec, 'export {};');
});
afterAll(() => project[Symbol.dispose]());

describe('a server receives', () => {
  test.each(inQuery.map((row, index) => [index, ...row] as const))(
    'query %i: %j with %j as %s',
    async (index, _, value, received) => {
      const { sent } = await made.call(`query${index}`, [{ color: value }]);

      expect(sent.target).toBe(`/query${index}${received && '?'}${received}`);
    },
  );

  test.each(inPath.map((row, index) => [index, ...row] as const))(
    'path %i: %j with %j as %s',
    async (index, _, value, received) => {
      const { sent } = await made.call(`path${index}`, [{ color: value }]);

      expect(sent.target).toBe(`/path${index}/${received}`);
    },
  );

  test.each(inHeader.map((row, index) => [index, ...row] as const))(
    'header %i: %j with %j as %s',
    async (index, _, value, received) => {
      const { sent } = await made.call(`header${index}`, [{ color: value }]);

      expect(sent.headers.color).toBe(received);
    },
  );

  test('parameters of one name in three places under that name, from three names of the caller', async () => {
    const { sent } = await made.call('names', [{ id: 'a', idQuery: ['b', 'c'], idHeader: 'd' }]);

    expect(sent.target).toBe('/names/a?id=b,c');
    expect(sent.headers.id).toBe('d');
  });

  test('no header that OpenAPI or fetch has another rule for, whoever passes it', async () => {
    const { sent } = await made.call('headers', [
      { Accept: 'a/b', 'content-type': 'a/b', AUTHORIZATION: 'x', Host: 'x.example', 'X-Own': '1' },
    ]);

    expect(sent.headers).toMatchObject({ accept: 'application/json', 'x-own': '1' });
    expect(sent.headers.host).toMatch(/^127\.0\.0\.1|^localhost/);
    expect(sent.headers).not.toHaveProperty('authorization');
    expect(sent.headers).not.toHaveProperty('content-type');
  });
});

test('a secret in a parameter of any shape is redacted in what the server says of it', async () => {
  const secrets = {
    filter: { api_key: 'canary-one' },
    hidden: ['canary-two'],
    token: 'canary-three',
    tokenQuery: 'canary-four',
  };
  const { error, sent } = await made.call('secret', [secrets], {
    response: {
      status: 400,
      body: {
        error: 'invalid',
        error_description: 'canary-one, canary-two, canary-three and canary-four are wrong',
      },
    },
  });

  expect(sent.target).toBe('/secret?filter%5Bapi_key%5D=canary-one&hidden=canary-two&token=canary-four');
  expect(sent.headers.token).toBe('canary-three');
  expect(error).toMatchObject({
    code: 'error_response',
    serverMessage: '[redacted], [redacted], [redacted] and [redacted] are wrong',
  });
});
