import { describe, expect, test } from 'vitest';
import { type Loose, smallSpec } from '../support/project.js';
import { judged } from './support/judged.js';

const token = '/paths/~1oauth~1token/post';
const post = (spec: Loose) => spec.paths['/oauth/token'].post;

test('a document in which all is right stays the same object', () => {
  const document = smallSpec();

  const { document: sound, findings } = judged(document);

  expect(sound).toBe(document);
  expect(findings).toEqual([]);
});

describe('a wrong type where something depends on it is refused, with its place, and left out', () => {
  test.each<[string, (spec: Loose) => void, string, string]>([
    [
      'x-int64 that is misspelt, at the root',
      s => (s['x-int64'] = 'bigInt'),
      '/x-int64',
      '"x-int64" is "bigInt", which decides nothing',
    ],
    [
      'x-int64 that is misspelt, at a schema',
      s => (s.components.schemas.TokenResponse['x-int64'] = 'text'),
      '/components/schemas/TokenResponse/x-int64',
      '"x-int64" is "text", which decides nothing',
    ],
    [
      'x-secret that is a word',
      s => (s.components.schemas.TokenResponse['x-secret'] = 'yes'),
      '/components/schemas/TokenResponse/x-secret',
      '"x-secret" is "yes", which decides nothing',
    ],
    ['paths that are a list', s => (s.paths = [1]), '/paths', '"paths" must be an object, and is a list'],
    [
      'an operation that is a string',
      s => (s.paths['/oauth/token'].post = 'yes'),
      token,
      '"post" must be an object, and is a string',
    ],
    [
      'parameters that are an object',
      s => (post(s).parameters = { a: 1 }),
      `${token}/parameters`,
      '"parameters" must be a list, and is an object',
    ],
    [
      'a parameter that is a string',
      s => (post(s).parameters = ['limit']),
      `${token}/parameters/0`,
      '"0" must be an object, and is a string',
    ],
    [
      'a parameter without a name',
      s => (post(s).parameters = [{ in: 'query' }]),
      `${token}/parameters/0`,
      'It has no "name"',
    ],
    [
      'a parameter in no place that there is',
      s => (post(s).parameters = [{ name: 'a', in: 'body' }]),
      `${token}/parameters/0/in`,
      '"in" is "body", which OpenAPI does not define',
    ],
    [
      'a schema that is a number',
      s => (s.components.schemas.TokenError = 5),
      '/components/schemas/TokenError',
      '"TokenError" must be an object, and is a number',
    ],
    [
      'properties that are a string',
      s => (s.components.schemas.TokenError.properties = 'x'),
      '/components/schemas/TokenError/properties',
      '"properties" must be an object, and is a string',
    ],
    [
      'a reference that is no string',
      s => (post(s).requestBody = { $ref: 5 }),
      `${token}/requestBody/$ref`,
      '"$ref" must be a string, and is a number',
    ],
    [
      'responses under a name that is no status',
      s => (post(s).responses.success = { description: 'x' }),
      `${token}/responses/success`,
      '"success" is no status of a response',
    ],
    [
      'scopes that are an object',
      s => (post(s).security = [{ oauth: { a: 1 } }]),
      `${token}/security/0/oauth`,
      '"oauth" must be a list of strings, and is an object',
    ],
    ['a server without a URL', s => (s.servers = [{ description: 'x' }]), '/servers/0', 'It has no "url"'],
    [
      'an API key without a name',
      s => (s.components.securitySchemes = { key: { type: 'apiKey', in: 'header' } }),
      '/components/securitySchemes/key',
      'It has no "name"',
    ],
  ])('%s', (_, change, pointer, problem) => {
    const { findings, document } = judged(smallSpec(change));

    expect(findings.filter(({ kind }) => kind === 'refused')).toMatchObject([
      { problem: expect.stringContaining(problem), place: { file: 'vendor.yaml', pointer } },
    ]);
    expect(judged(document).findings).toEqual([]);
  });

  test('all of them at once', () => {
    const { findings } = judged(
      smallSpec(spec => {
        spec.servers = 5;
        post(spec).parameters = [1, 2];
        post(spec).responses = [3];
      }),
    );

    expect(findings.map(({ place }) => place.pointer).sort()).toEqual([
      `${token}/parameters/0`,
      `${token}/parameters/1`,
      `${token}/responses`,
      '/servers',
    ]);
  });
});

describe('what can be meant in one way alone is taken that way, which is advice', () => {
  test.each<[string, (spec: Loose) => void, (document: Loose) => unknown, unknown]>([
    [
      'a boolean as a string',
      s => (post(s).requestBody.required = 'true'),
      s => post(s).requestBody.required,
      true,
    ],
    ['null for nothing', s => (post(s).parameters = null), s => post(s).parameters, undefined],
    [
      'an empty list for an empty object',
      s => (s.components.schemas.TokenError.properties = []),
      s => s.components.schemas.TokenError.properties,
      {},
    ],
    [
      'nothing for an empty object in a map',
      s => (s.components.schemas.TokenError.properties.detail = null),
      s => s.components.schemas.TokenError.properties.detail,
      {},
    ],
    ['one string for a list', s => (post(s).tags = 'OAuth'), s => post(s).tags, ['OAuth']],
    [
      'a class of statuses in small letters',
      s => (post(s).responses['5xx'] = { description: 'x' }),
      s => Object.keys(post(s).responses),
      ['200', '400', '5XX'],
    ],
    [
      'a field that calls itself required',
      s => (s.components.schemas.TokenError.properties.error.required = true),
      s => s.components.schemas.TokenError.properties.error.required,
      undefined,
    ],
    [
      'a type that JSON Schema does not have',
      s => (s.components.schemas.TokenError.properties.error.type = 'any'),
      s => s.components.schemas.TokenError.properties.error.type,
      undefined,
    ],
  ])('%s', (_, change, pick, value) => {
    const { findings, document } = judged(smallSpec(change));

    expect(pick(document)).toEqual(value);
    expect(findings.filter(({ kind }) => kind !== 'advice')).toEqual([]);
    expect(findings.length).toBeLessThanOrEqual(1);
  });

  test('a number where people read a string, which is no advice', () => {
    const { findings, document } = judged(smallSpec(spec => (spec.info.version = 2)));

    expect(document.info.version).toBe('2');
    expect(findings).toEqual([]);
  });

  test('a schema that is true or false', () => {
    const { document } = judged(
      smallSpec(spec => {
        const { properties } = spec.components.schemas.TokenError;
        Object.assign(properties, { any: true, never: false });
        spec.components.schemas.TokenError.additionalProperties = false;
      }),
    );

    const { properties, additionalProperties } = document.components.schemas.TokenError;
    expect([properties.any, properties.never, additionalProperties]).toEqual([{}, { not: {} }, false]);
  });
});

describe('a keyword', () => {
  test('that is not of OpenAPI is advice, with the one that may be meant', () => {
    const { findings } = judged(smallSpec(spec => (post(spec).sumary = 'x')));

    expect(findings).toEqual([
      {
        kind: 'advice',
        rule: 'unknown-keyword',
        problem: '"sumary" means nothing here, and is ignored',
        fix: 'Did you mean summary?',
        place: { file: 'vendor.yaml', pointer: `${token}/sumary` },
      },
    ]);
  });

  test('of another version is advice, and honoured', () => {
    const { findings, document } = judged(
      smallSpec(spec => (spec.components.schemas.TokenError.properties.error.const = 'x')),
    );

    expect(findings).toMatchObject([{ kind: 'advice', rule: 'other-version' }]);
    expect(document.components.schemas.TokenError.properties.error.const).toBe('x');
  });

  test("of the document's own is not judged: x- keys and data stay as they are", () => {
    const data = { $ref: 5, parameters: 'x', schema: [null] };
    const document = smallSpec(spec => {
      spec['x-own'] = data;
      post(spec)['x-own'] = data;
      spec.components.schemas.TokenError.example = data;
      post(spec).responses['400'].content['application/json'].examples.wrongSecret.value = data;
    });

    expect(judged(document).document).toBe(document);
  });

  test('that every object inherits is a name as any', () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
    const { findings, document } = judged(
      smallSpec(spec => {
        const inherited = Object.fromEntries(names.map(name => [name, null]));
        spec.components.schemas = { ...spec.components.schemas, Odd: { properties: inherited } };
      }),
    );

    expect(Object.keys(document.components.schemas.Odd.properties)).toEqual(names);
    expect(findings).toEqual([]);
  });
});

test('the places of what was moved are those where it was written', () => {
  const { document, spec, findings } = judged(
    smallSpec(s => (post(s).parameters = [5, { name: 'b', in: 'query', schema: { type: 'string' } }])),
  );

  expect(findings).toHaveLength(1);
  expect(post(document).parameters).toHaveLength(1);
  expect(spec.places.at(document, `${token}/parameters/0/schema`).pointer).toBe(
    `${token}/parameters/1/schema`,
  );
});

test('a document may not be nested deeper than it can be read', () => {
  let schema: Loose = { type: 'string' };
  for (let i = 0; i < 5000; i++) schema = { items: schema };

  const { findings } = judged(smallSpec(spec => (spec.components.schemas.Deep = schema)));

  expect(findings).toMatchObject([{ kind: 'refused', rule: 'too-large' }]);
});
