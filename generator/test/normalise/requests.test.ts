import { describe, expect, test } from 'vitest';
import type { Loose } from '../support/project.js';
import { documentOf, normal } from './normal.js';

const text = { type: 'string' };

async function parametersOf(path: string, parameters: object[], shared?: object[]) {
  const document = documentOf({ [`get ${path}`]: { operationId: 'read', tags: ['A'], parameters } });
  if (shared) document.paths[path].parameters = shared;
  const { document: made, findings } = await normal(document);
  const [key = ''] = Object.keys(made.paths);
  return {
    key,
    parameters: (made.paths[key].get.parameters ?? []).map((one: Loose) => `${one.in} ${one.name}`),
    made: made.paths[key].get.parameters as Loose[],
    problems: findings.map(({ problem }) => problem),
  };
}

const query = (name: string) => ({ name, in: 'query', schema: text });
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text });
const header = (name: string) => ({ name, in: 'header', schema: text });

describe('the parameters of an operation', () => {
  test('are those of its path item and its own, which win', async () => {
    const own = { ...query('a'), description: 'own' };

    const { made, problems } = await parametersOf('/x', [own], [query('a'), query('b')]);

    expect(made).toEqual([query('b'), own]);
    expect(problems).toEqual([]);
  });

  test('may be written by reference, with a description beside it that wins', async () => {
    const document = documentOf(
      { 'get /x': { parameters: [{ $ref: '#/components/parameters/P', description: 'here' }] } },
      { components: { parameters: { P: { ...query('a'), description: 'there' } } } },
    );

    const { document: made } = await normal(document);

    expect(made.paths['/x'].get.parameters).toEqual([{ ...query('a'), description: 'here' }]);
    expect(Object.keys(made.components)).toEqual(['schemas', 'securitySchemes']);
  });

  test('have names of their own for callers where a request has one name in two places', async () => {
    const { made, problems } = await parametersOf('/x/{id}', [
      inPath('id'),
      query('id'),
      header('id'),
      header('idHeader'),
    ]);

    expect(made.map(({ name, 'x-wire-name': sent }) => [name, sent])).toEqual([
      ['id', undefined],
      ['idQuery', 'id'],
      ['idHeader2', 'id'],
      ['idHeader', undefined],
    ]);
    expect(problems).toHaveLength(2);
  });

  test('are one header, whatever the case of its name', async () => {
    const { parameters, problems } = await parametersOf('/x', [header('X-Id'), header('x-id')]);

    expect(parameters).toEqual(['header X-Id']);
    expect(problems).toEqual(['The header x-id is declared twice: the first one counts']);
  });

  test('of the path are those that the path has', async () => {
    const { parameters, problems } = await parametersOf('/x/{id}', [inPath('other')]);

    expect(parameters).toEqual(['path id']);
    expect(problems).toEqual([
      'The path has no {other}: the parameter is left out',
      'The path has {id}, which is not declared: it is taken as a string',
    ]);
  });

  test('may be called like members of every object', async () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

    expect((await parametersOf('/x', names.map(query))).parameters).toEqual(
      names.map(name => `query ${name}`),
    );
  });
});

describe('a path', () => {
  test.each([
    ['/token?grant_type=x', '/token?grant_type=x'],
    ['/token#one', '/token#one'],
    ['/a//b/', '/a//b/'],
    ['/token?page={page}&a=b', '/token?a=b'],
    ['/token{?page,size}', '/token'],
    ['token', '/token'],
    ['', '/'],
  ])('of %j is sent as %j', async (path, sent) => {
    const { key, parameters } = await parametersOf(path, [query('page')]);

    expect(key).toBe(sent);
    expect(parameters).toEqual(['query page']);
  });

  test('may have a parameter in its own query, which is declared as one of a query', async () => {
    const { key, parameters } = await parametersOf('/token?version={v}', [query('v')]);

    expect([key, parameters]).toEqual(['/token?version={v}', ['path v']]);
  });

  test('that only differs from another one in what clients write keeps its key', async () => {
    const { document, findings } = await normal(
      documentOf({ 'get /x': { parameters: [query('a')] }, 'get /x?a={a}': { parameters: [query('a')] } }),
    );

    expect(Object.keys(document.paths)).toEqual(['/x', '/x?a={a}']);
    expect(findings.filter(({ kind }) => kind === 'refused')).toEqual([]);
  });

  test.each(['/a b', '/a\n', '/ '])('of %j is refused', async path => {
    const { findings } = await normal(documentOf({ [`get ${path}`]: { operationId: 'read' } }));

    expect(findings).toEqual([expect.objectContaining({ kind: 'refused', rule: 'path' })]);
  });
});

describe('a path item', () => {
  test('by reference has its operations, beside those that are written next to it', async () => {
    const document = documentOf(
      {},
      {
        components: {
          pathItems: { Item: { parameters: [header('trace')], get: { operationId: 'read', responses: {} } } },
        },
      },
    );
    document.paths['/x'] = {
      $ref: '#/components/pathItems/Item',
      post: { operationId: 'write', responses: {} },
    };

    const { document: made } = await normal(document);

    expect(Object.keys(made.paths['/x'])).toEqual(['get', 'post']);
    expect(made.paths['/x'].get.parameters).toEqual([header('trace')]);
    expect(made.paths['/x'].post.parameters).toEqual([header('trace')]);
  });

  test('of two paths gives each its operation, under a name of its own', async () => {
    const document = documentOf(
      {},
      { components: { pathItems: { Item: { get: { operationId: 'read', responses: {} } } } } },
    );
    for (const path of ['/x', '/y']) document.paths[path] = { $ref: '#/components/pathItems/Item' };

    const { document: made } = await normal(document);

    expect([made.paths['/x'].get.operationId, made.paths['/y'].get.operationId]).toEqual(['read', 'getY']);
  });

  test.each([
    ['query', { query: { responses: {} } }],
    ['LINK', { additionalOperations: { LINK: { responses: {} } } }],
  ])('with the method %s of OpenAPI 3.2 is refused by name', async (method, item) => {
    const document = documentOf({});
    document.openapi = '3.2.0';
    document.paths['/x'] = item;

    const { findings } = await normal(document);

    expect(findings).toEqual([
      expect.objectContaining({
        kind: 'refused',
        rule: 'unsupported-keyword',
        problem: `${method.toUpperCase()} is a method that clients have no types for`,
      }),
    ]);
  });
});

test('examples by reference stand in their place, with the data of OpenAPI 3.2 as their value', async () => {
  const content = {
    'application/json': {
      schema: text,
      examples: { one: { $ref: '#/components/examples/One' }, two: { dataValue: 'b' } },
    },
  };
  const { document } = await normal(
    documentOf(
      { 'post /x': { requestBody: { content } } },
      { components: { examples: { One: { value: 'a' } } } },
    ),
  );

  expect(document.paths['/x'].post.requestBody.content['application/json'].examples).toMatchObject({
    one: { value: 'a' },
    two: { value: 'b' },
  });
});
