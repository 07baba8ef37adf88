import { describe, expect, test } from 'vitest';
import { type Loose, smallSpec } from '../support/project.js';
import { fields, outcome, received, token } from './support/outcome.js';

describe('names that every object inherits are names:', () => {
  const names = Object.getOwnPropertyNames(Object.prototype);

  test.each<[string, (spec: Loose, name: string) => void]>([
    ['of fields', (s, name) => own(fields(s), name, { type: 'string' })],
    ['of schemas', (s, name) => own(s.components.schemas, name, { type: 'object', properties: {} })],
    [
      'of paths',
      (s, name) => own(s.paths, `/${name}`, { get: { responses: { 204: { description: 'x' } } } }),
    ],
    [
      'of examples',
      (s, name) =>
        own(token(s).responses['200'].content['application/json'].examples, name, {
          value: { access_token: 'a' },
        }),
    ],
    ['of tags', (s, name) => s.tags.push({ name, description: 'x' })],
  ])('%s', async (_, add) => {
    const spec = smallSpec(s => {
      for (const name of names) add(s, name);
    });

    expect((await outcome(spec)).refused).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);
  });

  function own(part: object, name: string, value: unknown): void {
    Object.defineProperty(part, name, { value, enumerable: true, configurable: true, writable: true });
  }
});

describe('no name of a spec leads out of its package:', () => {
  const names = [
    '../../../escape',
    '..\\..\\escape',
    '/etc/passwd',
    'a/../../b',
    'C:\\temp',
    '~/x',
    '.',
    '..',
    'con',
  ];

  test.each<[string, (spec: Loose, name: string) => void]>([
    [
      'of an operation',
      (s, name) => {
        token(s).operationId = name;
        s['x-token'].acquire.operation = name;
      },
    ],
    [
      'of a tag',
      (s, name) => {
        s.tags[0].name = name;
        token(s).tags = [name];
      },
    ],
    [
      'of a schema',
      (s, name) => {
        s.components.schemas[name] = { type: 'object', properties: { a: { type: 'string' } } };
        received(s).a = { $ref: `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
      },
    ],
  ])('%s', async (_, put) => {
    for (const name of names) {
      const { refused, files } = await outcome(smallSpec(spec => put(spec, name)));

      expect([name, refused]).toEqual([name, []]);
      for (const file of files.keys())
        expect(file).toMatch(
          /^(README\.md|docs\/[^/\\:]+\.md|src\/generated\/[^/\\:]+\.ts|src\/generated\/interface\.json)$/,
        );
    }
  });
});

describe('an x-token that is none, or that names what is not there, is refused:', () => {
  test.each<[string, unknown]>([
    ['a string', 'yes'],
    ['a list', []],
    ['null', null],
    ['a number', 5],
    ['an object with nothing in it', {}],
  ])('%s', async (_, value) => {
    expect((await outcome(smallSpec(spec => (spec['x-token'] = value)))).refused).toEqual(['x-token']);
  });

  test('a credential from a variable of another shape', async () => {
    const spec = smallSpec(s => (s['x-token'].credentials.clientId.env = ['A B; rm -rf ~']));

    expect((await outcome(spec)).refused).toEqual(['x-token']);
  });

  test('a credential whose name every object has', async () => {
    const spec = smallSpec(s => {
      s['x-token'].credentials = { ...s['x-token'].credentials, toString: { description: 'x', env: [] } };
    });

    expect((await outcome(spec)).refused).toEqual(['name']);
  });
});

test('what a terminal takes for commands is in no message', async () => {
  const commands = '\u001b]0;owned\u0007\u001b[31m\u009b31m\u202e';
  const specs = [
    smallSpec(spec => (spec.info[commands] = commands)),
    smallSpec(
      spec => (token(spec).parameters = [{ name: commands, in: 'cookie', schema: { type: 'string' } }]),
    ),
    smallSpec(spec => (spec.components.schemas[commands] = 5)),
    smallSpec(spec => (token(spec).operationId = commands)),
    `openapi: 3.0.3\n${commands}: [`,
  ];
  for (const spec of specs) {
    const { messages } = await outcome(spec);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(messages.join('').replace(/[^\u0000-\u001f\u007f-\u009f\u202a-\u202e]/g, '')).toBe('');
  }
});
