import { expect, test } from 'vitest';
import type { Spec } from '../../src/document/spec.js';
import { isGenerateError } from '../../src/errors.js';
import { sliceSpec } from '../../src/normalise/slice-spec.js';
import { checkReferences } from '../../src/read/check-references.js';
import { parseSpec } from '../../src/source/parse-spec.js';
import { cpuTime } from '../support/cpu-time.js';
import type { Loose } from '../support/project.js';
import { documentOf, methodNames, normal } from './normal.js';

const ref = (section: string, name: string) => ({ $ref: `#/components/${section}/${name}` });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });

async function sliceOf(document: object): Promise<Loose> {
  const spec = await parsed(document);
  const slice = sliceSpec(spec);
  checkReferences(slice);
  return slice.document;
}

function parsed(document: object): Promise<Spec> {
  return parseSpec({ name: 'vendor', specName: 'specs/vendor.yaml', text: JSON.stringify(document) });
}

/** What slicing says is wrong. */
async function refusals(document: object): Promise<string[]> {
  const spec = await parsed(document);
  try {
    sliceSpec(spec);
  } catch (error) {
    if (isGenerateError(error))
      return error.findings.length > 0
        ? error.findings.map(({ problem, fix }) => `${problem}. ${fix}`)
        : [error.message];
    throw error;
  }
  return [];
}

/** Two operations, each with parts of its own. The second one is broken. */
function vendor(keep?: unknown): Loose {
  return documentOf(
    {
      'post /oauth/token': {
        operationId: 'getToken',
        tags: ['OAuth'],
        security: [{ app: [] }],
        parameters: [ref('parameters', 'Trace')],
        requestBody: ref('requestBodies', 'Token'),
        responses: { 200: ref('responses', 'Token') },
      },
      'get /users': {
        operationId: 'listUsers',
        tags: ['Users'],
        parameters: [ref('parameters', 'Nothing')],
        responses: { 200: { description: 'x', ...json(ref('schemas', 'Nothing')) } },
      },
    },
    {
      ...(keep !== undefined && { 'x-keep': keep }),
      tags: [{ name: 'OAuth' }, { name: 'Users' }],
      security: [{ user: [] }],
      components: {
        schemas: {
          Request: { type: 'object', properties: { grant: ref('schemas', 'Grant') } },
          Grant: { type: 'string' },
          Response: { type: 'object', properties: { next: ref('schemas', 'Response') } },
          User: { type: 'object', properties: { broken: ref('schemas', 'Missing') } },
        },
        parameters: { Trace: { name: 'trace', in: 'header', schema: { type: 'string' } }, Other: 7 },
        requestBodies: { Token: json(ref('schemas', 'Request')) },
        responses: { Token: { description: 'x', ...json(ref('schemas', 'Response')) } },
        examples: { unused: { value: 1 } },
        securitySchemes: { app: { type: 'http', scheme: 'basic' }, user: { type: 'http', scheme: 'bearer' } },
      },
    },
  );
}

test('a slice has the operations that x-keep lists and exactly what they reach', async () => {
  const { paths, tags, components } = await sliceOf(vendor(['getToken']));

  expect(paths).toEqual({ '/oauth/token': vendor().paths['/oauth/token'] });
  expect(tags).toEqual([{ name: 'OAuth' }]);
  expect(
    Object.fromEntries(Object.entries<object>(components).map(([key, part]) => [key, Object.keys(part)])),
  ).toEqual({
    schemas: ['Request', 'Grant', 'Response'],
    parameters: ['Trace'],
    requestBodies: ['Token'],
    responses: ['Token'],
    securitySchemes: ['app'],
  });
});

test('a spec without x-keep is kept whole', async () => {
  const spec = await parsed(vendor());

  expect(sliceSpec(spec)).toBe(spec);
});

test.each(['POST /oauth/token', 'post  /oauth/token', 'getToken'])(
  'x-keep names an operation as %s',
  async name => {
    expect(Object.keys((await sliceOf(vendor([name]))).paths)).toEqual(['/oauth/token']);
  },
);

test('an operation that inherits its security keeps the scheme of the document', async () => {
  const document = vendor(['getToken']);
  delete document.paths['/oauth/token'].post.security;

  expect(Object.keys((await sliceOf(document)).components.securitySchemes)).toEqual(['user']);
});

test('all names in x-keep that the spec does not have are refused at once, each with the names that are like it', async () => {
  expect(await refusals(vendor(['gettoken', 'GET /user']))).toEqual([
    'There is no operation "gettoken". Write one of: getToken, GET /users, listUsers, POST /oauth/token.',
    'There is no operation "GET /user". Write one of: GET /users, getToken, listUsers, POST /oauth/token.',
  ]);
});

test.each([[[]], ['getToken'], [null]])('an x-keep that is %j is refused', async keep => {
  expect(await refusals(vendor(keep))).toEqual([expect.stringContaining('#/x-keep: It lists no operation.')]);
});

test('an operationId that several operations have is refused with their paths', async () => {
  const document = vendor(['getToken']);
  document.paths['/users'].get.operationId = 'getToken';

  expect(await refusals(document)).toEqual([
    'Several operations have the operationId "getToken". Write one of: POST /oauth/token, GET /users.',
  ]);
});

test('an operation of a path item by reference is kept without its siblings, and its parts are found where they were written', async () => {
  const document = vendor(['GET /me']);
  document.components.pathItems = {
    Me: {
      parameters: [ref('parameters', 'Trace')],
      get: { responses: {}, parameters: [{ name: 'q', in: 'query', schema: {} }] },
      put: { responses: {}, parameters: [ref('parameters', 'Nothing')] },
    },
  };
  document.paths['/me'] = ref('pathItems', 'Me');

  const spec = sliceSpec(await parsed(document));

  expect(spec.document.paths).toEqual({
    '/me': {
      parameters: [ref('parameters', 'Trace')],
      get: { responses: {}, parameters: [{ name: 'q', in: 'query', schema: {} }] },
    },
  });
  expect(spec.places.at(spec.document, '/paths/~1me/get/parameters/0').pointer).toBe(
    '/components/pathItems/Me/get/parameters/0',
  );
});

test('a reference into an operation that is left out still leads to its schema', async () => {
  const document = vendor(['getToken']);
  document.paths['/users'].get.responses[200].content['application/json'].schema = {
    type: 'object',
    properties: { id: ref('schemas', 'Grant') },
  };
  document.components.schemas.Response = {
    type: 'object',
    properties: { user: { $ref: '#/paths/~1users/get/responses/200/content/application~1json/schema' } },
  };

  const { document: made } = await normal(document);
  const [, name = ''] =
    /^#\/components\/schemas\/(.*)$/.exec(made.components.schemas.Response.properties.user.$ref) ?? [];

  expect(made.components.schemas[name]).toEqual({
    type: 'object',
    properties: { id: ref('schemas', 'Grant') },
  });
  expect(Object.keys(made.components.schemas)).toContain('Grant');
});

test('callbacks, webhooks and what they reach are left out', async () => {
  const document = vendor(['getToken']);
  document.webhooks = { changed: { post: { requestBody: json(ref('schemas', 'User')) } } };
  document.paths['/oauth/token'].post.callbacks = {
    done: { '{$url}': { post: { requestBody: json(ref('schemas', 'User')) } } },
  };

  const { document: made, notes } = await normal(document);

  expect(Object.keys(made.components.schemas)).not.toContain('User');
  expect(Object.keys(made)).not.toContain('webhooks');
  expect(notes('callbacks')).toHaveLength(1);
});

test('a wrong name of what is left out does not matter', async () => {
  const document = vendor(['getToken']);
  document.paths['/users'].get['x-method-name'] = 'delete';
  document.tags[1]['x-api-class'] = 'class';
  document.components.schemas.User['x-type-name'] = 'no name';

  const { findings } = await normal(document);

  expect(findings).toEqual([]);
});

test('keeping another operation renames nothing', async () => {
  const document = documentOf(
    {
      'get /a': { operationId: 'read', tags: ['a b'] },
      'get /b': { operationId: 'read', tags: ['a-b'] },
      'get /c': { tags: ['C'] },
    },
    { components: { schemas: { 'a b': {}, 'a-b': {} } } },
  );
  for (const [path, name] of [
    ['/a', 'a b'],
    ['/b', 'a-b'],
  ] as const)
    document.paths[path].get.parameters = [{ name: 'q', in: 'query', schema: ref('schemas', name) }];

  const all = await normal(document);
  const one = await normal({ ...document, 'x-keep': ['GET /b'] });

  expect(methodNames(all.document)).toMatchObject(methodNames(one.document));
  expect(all.document.tags).toEqual(expect.arrayContaining(one.document.tags));
  expect(all.document.components.schemas).toMatchObject(one.document.components.schemas);
  expect(one.document.paths['/b'].get).toEqual(all.document.paths['/b'].get);
});

test('a spec of 4 MB with 700 operations is sliced in a fraction of a second', async () => {
  const operations = Object.fromEntries(
    Array.from({ length: 700 }, (_, index) => [
      `post /things/${index}`,
      {
        operationId: `makeThing${index}`,
        requestBody: json(ref('schemas', `Thing${index}`)),
        description: 'x'.repeat(4_000),
      },
    ]),
  );
  const schemas = Object.fromEntries(
    Array.from({ length: 700 }, (_, index) => [
      `Thing${index}`,
      {
        type: 'object',
        description: 'y'.repeat(2_000),
        properties: { next: ref('schemas', `Thing${(index + 1) % 20}`) },
      },
    ]),
  );
  const spec = await parsed(documentOf(operations, { components: { schemas }, 'x-keep': ['makeThing699'] }));

  const { result: slice, cpuMs } = await cpuTime(() => sliceSpec(spec));

  expect(Object.keys(slice.document.paths ?? {})).toEqual(['/things/699']);
  expect(Object.keys(slice.document.components?.schemas ?? {})).toHaveLength(21);
  expect(cpuMs).toBeLessThan(500);
});
