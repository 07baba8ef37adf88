import { describe, expect, test } from 'vitest';
import { documentOf, normal } from './normal.js';

const text = { type: 'string' };
const object = (properties: object) => ({ type: 'object', properties });
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The schemas of a document with one operation, `getToken`. */
async function schemasOf(operation: object, schemas: object = {}) {
  const { document, notes } = await normal(
    documentOf(
      { 'post /token': { operationId: 'getToken', tags: ['A'], ...operation } },
      { components: { schemas } },
    ),
  );
  return { made: document.components.schemas, operation: document.paths['/token'].post, notes };
}

describe('a schema that is written where it is used', () => {
  test('is named after its operation: a body, its success and its errors', async () => {
    const { made, operation, notes } = await schemasOf({
      requestBody: json(object({ a: text })),
      responses: {
        200: json(object({ b: text })),
        201: json(text),
        400: json(object({ c: text })),
        '5XX': json({}),
        default: json(true),
      },
    });

    expect(made).toEqual({
      GetTokenRequest: object({ a: text }),
      GetTokenResponse: object({ b: text }),
      GetToken201Response: text,
      GetToken400Error: object({ c: text }),
      GetToken5XXError: {},
      GetTokenDefaultError: true,
    });
    expect(operation.requestBody.content['application/json'].schema).toEqual(ref('GetTokenRequest'));
    expect(notes('inline-schemas')).toEqual(['6 inline schemas got names from their places']);
  });

  test('is named after its parent and property: objects, lists of values, choices, items and values of maps', async () => {
    const { made } = await schemasOf({
      requestBody: json(
        object({
          plain: text,
          scope: { type: 'string', enum: ['a', 'b'] },
          grant_type: { type: 'string', enum: ['only'] },
          'app-info': object({ owner: object({ id: text }) }),
          rows: { type: 'array', items: object({ a: text }) },
          names: { type: 'array', items: text },
          extra: { type: 'object', additionalProperties: object({ a: text }) },
          map: { type: 'object', additionalProperties: true },
          either: { oneOf: [object({ a: text }), object({ b: text })] },
          maybe: { anyOf: [object({ a: text }), { type: 'null' }] },
          id: { oneOf: [text, { type: 'integer' }] },
          both: { allOf: [object({ a: text }), object({ b: text })] },
        }),
      ),
    });

    expect(Object.keys(made)).toEqual([
      'GetTokenRequest',
      'GetTokenRequestScope',
      'GetTokenRequestAppInfo',
      'GetTokenRequestAppInfoOwner',
      'GetTokenRequestRowsItem',
      'GetTokenRequestExtraValue',
      'GetTokenRequestEither',
      'GetTokenRequestEitherOption1',
      'GetTokenRequestEitherOption2',
      'GetTokenRequestMaybeOption1',
      'GetTokenRequestBoth',
    ]);
    expect(made.GetTokenRequest.properties).toMatchObject({
      scope: ref('GetTokenRequestScope'),
      grant_type: { type: 'string', enum: ['only'] },
      rows: { type: 'array', items: ref('GetTokenRequestRowsItem') },
      id: { oneOf: [text, { type: 'integer' }] },
    });
  });

  test('is named, as one of several to choose from, after its title or the value that it alone has', async () => {
    const variant = (value: object, more: object = {}) => ({ ...object({ grant_type: value }), ...more });
    const { made } = await schemasOf({
      requestBody: json({
        oneOf: [
          variant({ const: 'client_credentials' }),
          variant({ enum: ['urn:ietf:params:oauth:grant-type:jwt-bearer'] }),
          variant(text, { title: 'Refresh form' }),
          variant(text),
        ],
      }),
    });

    expect(Object.keys(made)).toEqual([
      'GetTokenRequest',
      'GetTokenRequestClientCredentials',
      'GetTokenRequestJwtBearer',
      'GetTokenRequestRefreshForm',
      'GetTokenRequestOption4',
    ]);
  });

  test('inside a named schema is named after that', async () => {
    const { made } = await schemasOf(
      { requestBody: json(ref('v1.Token')) },
      { 'v1.Token': object({ data: object({ a: text }) }) },
    );

    expect(made).toEqual({
      'v1.Token': object({ data: ref('V1TokenData') }),
      V1TokenData: object({ a: text }),
    });
  });

  test('does not take the name of a named schema, in use or not', async () => {
    const { made } = await schemasOf({ requestBody: json(object({})) }, { GetTokenRequest: text });

    expect(made).toEqual({ GetTokenRequest: text, GetTokenRequest2: object({}) });
  });

  test('is called as x-type-name says', async () => {
    const { made } = await schemasOf({
      requestBody: json({ ...object({ a: text }), 'x-type-name': 'Login' }),
    });

    expect(Object.keys(made)).toEqual(['Login']);
  });

  test('keeps its name when another operation is added before its own', async () => {
    const operation = {
      operationId: 'getToken',
      tags: ['A'],
      requestBody: json(object({ a: object({ b: text }) })),
    };
    const other = { operationId: 'a', tags: ['A'], requestBody: json(object({ a: object({ b: text }) })) };

    const alone = await normal(documentOf({ 'post /b': operation }));
    const second = await normal(documentOf({ 'post /a': other, 'post /b': operation }));

    expect(second.document.components.schemas).toMatchObject(alone.document.components.schemas);
  });

  test('of a response in components has one name for all that refer to it', async () => {
    const { document } = await normal(
      documentOf(
        {
          'get /a': { operationId: 'a', responses: { 400: { $ref: '#/components/responses/bad-request' } } },
          'get /b': { operationId: 'b', responses: { 400: { $ref: '#/components/responses/bad-request' } } },
        },
        { components: { responses: { 'bad-request': { description: 'x', ...json(object({ e: text })) } } } },
      ),
    );

    expect(Object.keys(document.components.schemas)).toEqual(['BadRequestResponse']);
    expect(document.paths['/a'].get.responses).toEqual(document.paths['/b'].get.responses);
  });

  test('of a parameter is named after what has it: the operation, the path item, or components', async () => {
    const choice = { type: 'string', enum: ['a', 'b'] };
    const parameter = (name: string) => ({ name, in: 'query', schema: choice });
    const document = documentOf(
      {
        'get /users/all': {
          operationId: 'read',
          parameters: [parameter('own'), { $ref: '#/components/parameters/p' }],
        },
        'put /users/all': { operationId: 'write' },
      },
      { components: { parameters: { p: parameter('common') } } },
    );
    document.paths['/users/all'].parameters = [parameter('shared')];

    const { document: made } = await normal(document);

    expect(Object.keys(made.components.schemas)).toEqual(['UsersAllShared', 'ReadOwn', 'P']);
    expect(made.paths['/users/all'].put.parameters[0].schema).toEqual(ref('UsersAllShared'));
  });

  test('that is deep has a name that a file can have, and no two have the same', async () => {
    let deep: object = object({ end: text });
    for (let depth = 0; depth < 90; depth += 1) deep = object({ inner_object: deep });

    const { made } = await schemasOf({ requestBody: json(deep) });
    const names = Object.keys(made);

    expect(names).toHaveLength(91);
    expect(Math.max(...names.map(name => name.length))).toBeLessThanOrEqual(100);
  });
});

describe('a reference', () => {
  test('to a part of a schema leads to a type, which the schema itself refers to', async () => {
    const { made } = await schemasOf(
      { requestBody: json({ $ref: '#/components/schemas/A/properties/b' }) },
      { A: object({ b: text, c: { $ref: '#/components/schemas/A/properties/b' } }) },
    );

    expect(made).toEqual({ A: object({ b: ref('AB'), c: ref('AB') }), AB: text });
  });

  test('to a schema of another operation leads to the type of that', async () => {
    const { document } = await normal(
      documentOf({
        'get /a': { operationId: 'a', responses: { 200: json(object({ x: text })) } },
        'get /b': {
          operationId: 'b',
          responses: {
            200: json({ $ref: '#/paths/~1a/get/responses/200/content/application~1json/schema' }),
          },
        },
      }),
    );

    expect(document.components.schemas).toEqual({ AResponse: object({ x: text }) });
    expect(document.paths['/b'].get.responses[200].content['application/json'].schema).toEqual(
      ref('AResponse'),
    );
  });

  test('to an alias of a schema stays one to the alias', async () => {
    const { made } = await schemasOf({ requestBody: json(ref('A')) }, { A: ref('B'), B: text });

    expect(made).toEqual({ A: ref('B'), B: text });
  });

  test('leads to the new key of its schema from wherever a schema can be', async () => {
    const to = ref('Foo«Bar»');
    const { made } = await schemasOf(
      { requestBody: json(ref('A')) },
      {
        'Foo«Bar»': text,
        A: {
          not: to,
          if: to,
          dependentSchemas: { a: to },
          $defs: { b: to },
          patternProperties: { c: to },
          prefixItems: [to],
        },
        B: { ...to, properties: { d: to } },
        C: {
          oneOf: [to, text],
          discriminator: { propertyName: 'k', mapping: { e: to.$ref, f: 'Foo«Bar»' } },
        },
      },
    );
    const now = ref('FooBar');

    expect(made).toEqual({
      FooBar: text,
      A: {
        not: now,
        if: now,
        dependentSchemas: { a: now },
        $defs: { b: now },
        patternProperties: { c: now },
        prefixItems: [now],
      },
      B: { ...now, properties: { d: now } },
      C: {
        oneOf: [now, text],
        discriminator: { propertyName: 'k', mapping: { e: now.$ref, f: now.$ref } },
      },
    });
  });

  test('inside itself is left as it is', async () => {
    const tree = object({ children: { type: 'array', items: ref('Tree') }, parent: ref('Tree') });

    expect((await schemasOf({ requestBody: json(ref('Tree')) }, { Tree: tree })).made).toEqual({
      Tree: tree,
    });
  });

  test('in an example is data', async () => {
    const example = { $ref: '#/nowhere' };
    const { operation } = await schemasOf({
      requestBody: {
        content: { 'application/json': { schema: text, example, examples: { one: { value: example } } } },
      },
    });

    expect(operation.requestBody.content['application/json']).toMatchObject({
      example,
      examples: { one: { value: example } },
    });
  });
});
