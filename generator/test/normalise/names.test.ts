import { describe, expect, test } from 'vitest';
import { isIdentifier, pascalCase } from '../../src/names.js';
import { classNames, documentOf, methodNames, normal } from './normal.js';

describe('an operation', () => {
  test.each([
    ['a word of TypeScript', 'delete', 'deleteOperation'],
    ['what every await calls', 'then', 'thenOperation'],
    ['what JSON.stringify() calls', 'to_JSON', 'toJSONOperation'],
    ['the constructor', 'constructor', 'constructorOperation'],
    ['a constant of the templates', 'servers', 'serversOperation'],
    ['like the factory', 'vendor', 'vendorOperation'],
    ['like the raw client', 'vendorClient', 'vendorClientOperation'],
  ])('called %s gets an ending, and a note says so', async (_, operationId, name) => {
    const { document, notes } = await normal(documentOf({ 'get /a': { operationId } }));

    expect(methodNames(document)).toEqual({ 'get /a': name });
    expect(notes('operation-name')).toEqual([expect.stringContaining(`becomes ${name}()`)]);
  });

  test.each([
    ['globalThis', 'globalThis'],
    ['toString', 'toString'],
    ['get_OAuth2-token', 'getOAuth2Token'],
    ['oauth.token/v2', 'oauthTokenV2'],
    ['oauth#token', 'oauthToken'],
    ['获取令牌', '获取令牌'],
    ['größe lesen', 'größeLesen'],
    ['123', '_123'],
    ['__proto__', 'proto'],
  ])('called %s has the method %s, without a word', async (operationId, name) => {
    const { document, findings } = await normal(documentOf({ 'get /a': { operationId } }));

    expect(methodNames(document)).toEqual({ 'get /a': name });
    expect(findings).toEqual([]);
  });

  test.each([undefined, '', ' ', '!', 7, null])(
    'with the operationId %j is named after its method and path',
    async id => {
      const { document, notes } = await normal(documentOf({ 'post /oauth/{id}/token': { operationId: id } }));

      expect(methodNames(document)).toEqual({ 'post /oauth/{id}/token': 'postOauthIdToken' });
      expect(notes('operation-name')).toHaveLength(1);
    },
  );

  test('keeps an operationId that a later one repeats; the later one is named after its method and path', async () => {
    const { document } = await normal(
      documentOf({ 'post /a': { operationId: 'token' }, 'post /b': { operationId: 'token' } }),
    );

    expect(methodNames(document)).toEqual({ 'post /a': 'token', 'post /b': 'postB' });
    expect([document.paths['/a'].post.operationId, document.paths['/b'].post.operationId]).toEqual([
      'token',
      'postB',
    ]);
  });

  test('has the better right to a name that is its operationId, wherever it stands', async () => {
    const { document } = await normal(
      documentOf({ 'get /a': { operationId: 'get_token' }, 'get /b': { operationId: 'getToken' } }),
    );

    expect(methodNames(document)).toEqual({ 'get /a': 'getA', 'get /b': 'getToken' });
  });

  test('does not take the name of the Result form of another one', async () => {
    const { document } = await normal(
      documentOf({ 'get /a': { operationId: 'get' }, 'get /b': { operationId: 'getResult' } }),
    );

    expect(methodNames(document)).toEqual({ 'get /a': 'get', 'get /b': 'getB' });
  });

  test('is called as x-method-name says', async () => {
    const { document, findings } = await normal(
      documentOf({
        'get /a': { operationId: 'delete', 'x-method-name': 'remove' },
        'get /b': { operationId: 'remove' },
      }),
    );

    expect(methodNames(document)).toEqual({ 'get /a': 'remove', 'get /b': 'getB' });
    expect(findings.map(({ rule }) => rule)).toEqual(['operation-name']);
  });

  test('is refused with an x-method-name that is taken', async () => {
    const { findings } = await normal(
      documentOf({ 'get /a': { 'x-method-name': 'read' }, 'get /b': { 'x-method-name': 'read' } }),
    );

    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: 'refused',
        rule: 'name',
        place: { file: 'specs/vendor.yaml', pointer: '/paths/~1b/get/x-method-name' },
      }),
    );
  });
});

describe('a class', () => {
  test.each([
    ['in Chinese', ['认证', '用户'], ['认证Api', '用户Api']],
    ['with umlauts', ['Größe', 'Grüße'], ['GrößeApi', 'GrüßeApi']],
    ['that differ in case and marks', ['o-auth', 'OAuth', 'O Auth'], ['OAuthApi2', 'OAuthApi', 'OAuthApi3']],
    ['that differ in case alone', ['auth', 'AUTH'], ['AuthApi2', 'AUTHApi']],
    ['without a letter', ['***', '---'], ['Api', 'Api2']],
    ['with slashes', ['a/b', '../c'], ['ABApi', 'CApi']],
    ['called like members of every object', ['constructor', '__proto__'], ['ConstructorApi', 'ProtoApi']],
  ])('is made of each of several tags %s', async (_, tags, expected) => {
    const operations = Object.fromEntries(tags.map((tag, index) => [`get /${index}`, { tags: [tag] }]));

    const { document } = await normal(documentOf(operations));

    expect(classNames(document)).toEqual(
      Object.fromEntries(tags.map((tag, index) => [tag, expected[index]])),
    );
  });

  test('is made of operations without a tag', async () => {
    const { document, notes } = await normal(
      documentOf({ 'get /a': { tags: undefined }, 'get /b': { tags: [] }, 'get /c': { tags: 'x' } }),
    );

    expect(classNames(document)).toEqual({ default: 'DefaultApi' });
    expect(notes('class-name')).toEqual(['Operations without a tag are in DefaultApi']);
  });

  test('holds two tags that both have it as x-api-class', async () => {
    const { document, findings } = await normal(
      documentOf(
        { 'get /a': { operationId: 'a', tags: ['One'] }, 'get /b': { operationId: 'b', tags: ['Two'] } },
        { tags: ['One', 'Two'].map(name => ({ name, 'x-api-class': 'Both' })) },
      ),
    );

    expect(classNames(document)).toEqual({ One: 'Both', Two: 'Both' });
    expect(findings).toEqual([]);
  });

  test('is not called as the tag is where another tag has that as x-api-class', async () => {
    const { document, notes } = await normal(
      documentOf(
        { 'get /a': { tags: ['Two'] }, 'get /b': { tags: ['One'] } },
        { tags: [{ name: 'One', 'x-api-class': 'TwoApi' }] },
      ),
    );

    expect(classNames(document)).toEqual({ Two: 'TwoApi2', One: 'TwoApi' });
    expect(notes('class-name')).toEqual(['The tag "Two" becomes TwoApi2']);
  });
});

/** The type names of schemas in use, by their names in the spec. */
async function typeNames(...schemas: string[]): Promise<Record<string, string>> {
  const properties = Object.fromEntries(
    schemas.map(name => [
      name,
      { $ref: `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` },
    ]),
  );
  const all = Object.fromEntries(schemas.map(name => [name, { type: 'string', description: name }]));
  const { document } = await normal(
    documentOf(
      {
        'get /a': { operationId: 'read', tags: ['A'], parameters: [{ name: 'q', in: 'query', schema: {} }] },
      },
      { components: { schemas: { Holder: { type: 'object', properties }, ...all } } },
    ),
  );
  const { Holder, ...made } = document.components.schemas;
  for (const name of schemas) {
    const target = Holder.properties[name].$ref.slice('#/components/schemas/'.length);
    expect(document.components.schemas[target].description).toBe(name);
  }
  return Object.fromEntries(
    Object.entries<{ description: string }>(made).map(([key, { description }]) => [
      description,
      pascalCase(key),
    ]),
  );
}

describe('a type', () => {
  test.each([
    ['with dots and a twin without', ['v1.Dotted', 'V1Dotted'], ['V1Dotted2', 'V1Dotted']],
    ['that differ in case alone', ['tokenA', 'TokenA', 'Tokena'], ['TokenA3', 'TokenA', 'Tokena2']],
    ['of generics', ['Foo«Bar»', 'Page<Item>', 'Map[string]int'], ['FooBar', 'PageItem', 'MapStringInt']],
    ['that begin with digits', ['2fa', '3DS'], ['N2fa', 'N3DS']],
    ['without a letter', ['_', '/'], ['Schema', 'Schema2']],
    ['called like devices and the readme', ['CON', 'nul', 'README'], ['CONModel', 'NulModel', 'READMEModel']],
    [
      'called like the class, the options and the parameters',
      ['AApi', 'VendorOptions', 'ReadParameters'],
      ['AApi2', 'VendorOptionsModel', 'ReadParameters2'],
    ],
    [
      'called like types of the client',
      ['Result', 'Promise', 'PromiseModel'],
      ['Result', 'Promise', 'PromiseModel2'],
    ],
    ['called like paths', ['../x', 'a/b', 'a~b'], ['X', 'AB', 'AB2']],
    ['in another script', ['令牌', 'Ответ'], ['令牌', 'Ответ']],
    ['called like members of every object', ['__proto__', 'toString'], ['Proto', 'ToString']],
  ])('is made of each schema %s', async (_, schemas, expected) => {
    expect(await typeNames(...schemas)).toEqual(
      Object.fromEntries(schemas.map((name, index) => [name, expected[index]])),
    );
  });

  test('whose name is too long for a file is cut, and stays apart from one that begins alike', async () => {
    const long = ['A'.repeat(300), `${'A'.repeat(299)}B`, '令'.repeat(200)];

    const names = Object.values(await typeNames(...long));

    expect(new Set(names).size).toBe(3);
    for (const name of names) {
      expect(Buffer.byteLength(`${name}.md`)).toBeLessThanOrEqual(110);
      expect(isIdentifier(name)).toBe(true);
    }
  });

  test('of another name than its schema has a note', async () => {
    const { notes } = await normal(
      documentOf({}, { components: { schemas: { 'v1.A': {}, V1A: {}, 'b-c': {} } } }),
    );

    expect(notes('type-name')).toEqual(['The schema "v1.A" becomes the type V1A2']);
  });

  test('is called as x-type-name says, and an implicit discriminator value stays what it was', async () => {
    const { document, notes } = await normal(
      documentOf(
        {},
        {
          components: {
            schemas: {
              Pet: { oneOf: [{ $ref: '#/components/schemas/cat' }], discriminator: { propertyName: 'kind' } },
              cat: { type: 'object', properties: { kind: { type: 'string' } }, 'x-type-name': 'HouseCat' },
            },
          },
        },
      ),
    );

    expect(Object.keys(document.components.schemas)).toEqual(['Pet', 'HouseCat']);
    expect(document.components.schemas.Pet.discriminator.mapping).toEqual({
      cat: '#/components/schemas/HouseCat',
    });
    expect(notes('type-name')).toEqual([]);
  });
});
