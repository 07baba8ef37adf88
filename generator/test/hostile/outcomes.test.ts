import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isGenerateError } from '../../src/errors.js';
import { readAssets } from '../../src/files/assets.js';
import { generatePackage } from '../../src/generate-package.js';
import { workerLibraries } from '../../src/worker/spec-libraries.js';
import { type Loose, smallSpec } from '../support/project.js';

/*
 * Specs that someone wrote to do harm. Each is refused by the closed list or becomes a package; nothing is read, fetched or
 * run, and no time or memory without a limit is spent.
 */
const assets = readAssets();
const libraries = workerLibraries(assets.lintRules, { limitMs: 4000 });

const token = (spec: Loose) => spec.paths['/oauth/token'].post;
const fields = (spec: Loose) => spec.components.schemas.TokenRequest.properties;
const received = (spec: Loose) => spec.components.schemas.TokenResponse.properties;

interface Outcome {
  /** The rules by which it was refused. */
  readonly refused: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly messages: readonly string[];
}

async function outcome(spec: unknown): Promise<Outcome> {
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec);
  const source = { name: 'vendor', specName: 'specs/vendor.yaml', text, sibling: async () => undefined };
  try {
    const { files, findings } = await generatePackage(source, { ...assets, libraries });
    return { refused: [], files, messages: findings.map(({ problem }) => problem) };
  } catch (error) {
    if (!isGenerateError(error)) throw error;
    const refused = error.findings.filter(({ kind }) => kind === 'refused');
    return {
      refused: [
        ...new Set(refused.length > 0 ? refused.map(({ rule }) => rule) : [error.rule ?? error.code]),
      ],
      files: new Map(),
      messages: [error.message],
    };
  }
}

/** Many anchors, each a list of the one before. */
function bomb(): string {
  const lists = Array.from(
    { length: 9 },
    (_, index) => `b${index + 1}: &b${index + 1} [${Array(9).fill(`*b${index}`).join(', ')}]`,
  );
  return `openapi: 3.0.3\nb0: &b0 [x]\n${lists.join('\n')}`;
}

/** Schemas of which each is twice a part of the next: 2^40 when written out. */
function fan(spec: Loose): void {
  const part = (index: number) => ({ $ref: `#/components/schemas/Fan${index}` });
  spec.components.schemas.Fan0 = { type: 'object', properties: { a: { type: 'string' } } };
  for (let index = 1; index <= 40; index++)
    spec.components.schemas[`Fan${index}`] = { allOf: [part(index - 1), part(index - 1)] };
  received(spec).fan = part(40);
}

function nested(depth: number): Loose {
  return smallSpec(spec => {
    let schema: Loose = { type: 'string' };
    for (let index = 0; index < depth; index++) schema = { type: 'array', items: schema };
    fields(spec).deep = schema;
  });
}

const requests: string[] = [];
const server = createServer((request, response) => {
  requests.push(request.url ?? '');
  response.end('{}');
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe('a spec that would keep its reader busy for ever is refused:', () => {
  test.each<[string, () => unknown, string]>([
    [
      'a pattern that never ends on an example',
      () =>
        smallSpec(spec => {
          fields(spec).client_id.pattern = '^(a+)+$';
          fields(spec).client_id.example = `${'a'.repeat(50)}!`;
        }),
      'endless-pattern',
    ],
    [
      'the same in a parameter',
      () =>
        smallSpec(spec => {
          const schema = { type: 'string', pattern: '(x+x+)+y' };
          token(spec).parameters = [{ name: 'q', in: 'query', example: 'x'.repeat(60), schema }];
        }),
      'endless-pattern',
    ],
    ['anchors that multiply', bomb, 'too-large'],
    ['an anchor inside itself', () => 'openapi: 3.0.3\nx-a: &a [*a]', 'too-large'],
    [
      'one long string in a hundred places',
      () => `openapi: 3.0.3\nx-a: &a ${'a'.repeat(1_000_000)}\nx-b: [${Array(99).fill('*a').join(', ')}]`,
      'too-large',
    ],
    ['lists in lists, 3,000 deep', () => nested(3000), 'too-large'],
    [
      'brackets, 100,000 deep',
      () => `openapi: 3.0.3\nx-a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'too-large',
    ],
    [
      'a schema that is a part of itself',
      () => smallSpec(spec => (fields(spec).a = { $ref: '#/components/schemas/TokenRequest/properties/a' })),
      'reference',
    ],
  ])('%s', async (_, make, rule) => {
    const started = performance.now();

    expect((await outcome(make())).refused).toEqual([rule]);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('a spec that only looks large is accepted:', () => {
  test.each<[string, () => unknown]>([
    ['parts that would be 2^40 when written out', () => smallSpec(fan)],
    ['a description of 5 MB', () => smallSpec(spec => (spec.info.description = 'words '.repeat(900_000)))],
    ['200,000 backticks', () => smallSpec(spec => (token(spec).description = '`'.repeat(200_000)))],
    [
      'a pattern that ends on what the spec has',
      () => smallSpec(spec => (fields(spec).client_id.pattern = '^(a+)+$')),
    ],
    ['a pattern that is none', () => smallSpec(spec => (fields(spec).client_id.pattern = '^([a-z'))],
  ])('%s', async (_, make) => {
    expect((await outcome(make())).refused).toEqual([]);
  });
});

describe('nothing outside a spec is read:', () => {
  test.each<[string, (spec: Loose) => void, string | undefined]>([
    [
      'a reference to a file of the machine',
      s => (fields(s).a = { $ref: 'file:///etc/passwd' }),
      'reference',
    ],
    ['a reference to a file outside', s => (fields(s).a = { $ref: '../../etc/passwd' }), 'reference'],
    ['a reference to the network', s => (fields(s).a = { $ref: `${origin}/a.yaml#/a` }), 'reference'],
    [
      'a discriminator that names a file',
      s => {
        const variant = { $ref: '#/components/schemas/TokenError' };
        const mapping = { a: 'file:///etc/passwd', b: `${origin}/b.yaml` };
        received(s).a = { oneOf: [variant], discriminator: { propertyName: 'error', mapping } };
      },
      undefined,
    ],
    [
      'an example elsewhere',
      s => {
        const { 'application/json': media } = token(s).responses['200'].content;
        media.examples.other = { externalValue: `${origin}/example.json` };
      },
      undefined,
    ],
  ])('%s', async (_, change, rule) => {
    const { refused, files } = await outcome(smallSpec(change));

    expect(refused).toEqual(rule === undefined ? [] : [rule]);
    expect([...files.values()].join('')).not.toContain('root:');
    expect(requests).toEqual([]);
  });
});

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
        expect(file).toMatch(/^(README\.md|docs\/[^/\\:]+\.md|src\/generated\/[^/\\:]+\.ts)$/);
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

test('code in YAML tags is not run, and the file is refused', async () => {
  const { refused } = await outcome('openapi: !!js/function "function () { globalThis.canary = 1 }"');

  expect(refused).toEqual(['not-openapi']);
  expect(globalThis).not.toHaveProperty('canary');
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
