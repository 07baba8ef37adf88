import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlaygroundResult } from '../src/playground/playground-result.js';
import { type EnginePage, enginePage } from './support/engine-page.js';

let page: EnginePage;

beforeAll(async () => {
  page = await enginePage();
});
afterAll(() => page[Symbol.asyncDispose]());

type Json = Readonly<Record<string, unknown>>;

const FORM = 'application/x-www-form-urlencoded';

/** A spec with a token operation, and what a hostile one adds to it. */
function spec({ fields = {}, response = {}, ...more }: { fields?: Json; response?: Json } & Json): string {
  const string = { type: 'string' };
  const request = { grant_type: { enum: ['client_credentials'] }, client_id: string, client_secret: string };
  const token = { access_token: string, expires_in: { type: 'integer' }, ...response };
  const operation = {
    requestBody: {
      content: { [FORM]: { schema: { type: 'object', properties: { ...request, ...fields } } } },
    },
    responses: {
      200: {
        description: 'A token.',
        content: { 'application/json': { schema: { type: 'object', properties: token } } },
      },
    },
  };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1' },
    servers: [{ url: 'https://id.acme.example' }],
    paths: { '/oauth/token': { post: operation } },
    ...more,
  });
}

function generate(text: string): Promise<PlaygroundResult> {
  return page.generate({ spec: { fileName: 'acme.yaml', text }, answers: {}, types: true });
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of the spec
const MARKUP = '</script><script>alert(1)</script><img src=x onerror=alert(1)>*/ `${alert(1)}`';

describe('a hostile spec', () => {
  test('whose pattern takes for ever is refused by it, and the next one is read', async () => {
    const code = { type: 'string', pattern: '^(a+)+$', example: `${'a'.repeat(60)}!` };

    const { findings, error, files } = await generate(spec({ response: { code } }));

    expect(error).toContain('This pattern takes longer than 2 s on a string of the spec');
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'refused', rule: 'endless-pattern', line: 1, file: 'acme.yaml' }),
    );
    expect(files).toEqual({});
    expect((await generate(spec({}))).error).toBeUndefined();
  });

  test('with aliases that multiply is refused before they do', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`,
    );
    const text = ['openapi: 3.1.0', 'a: &a-1 [1, 1]', ...levels].join('\n');

    const { error, files } = await generate(text);

    expect(error).toContain('Its anchors lead to themselves, or make it more than 5 MB longer');
    expect(files).toEqual({});
  });

  test.each([
    ['JSON', '{"a":'.repeat(100_000)],
    ['YAML', `x: ${'['.repeat(100_000)}`],
  ])('nested without end in %s is refused', async (_, text) => {
    const { error, files } = await generate(text);

    expect(error).toMatch(/^acme\.yaml/);
    expect(files).toEqual({});
  });

  test('larger than a file may be is refused by its size', async () => {
    const { error } = await generate(`${spec({})}${' '.repeat(10_000_001)}`);

    expect(error).toContain('The spec is larger than 10 MB');
  });

  test('with a hundred thousand values of an enum is made, or refused in a sentence', async () => {
    const kind = { type: 'string', enum: Array.from({ length: 100_000 }, (_, index) => `value-${index}`) };

    const { error, files } = await generate(spec({ response: { kind } }));

    if (error === undefined) expect(files['src/generated/types.ts']).toContain('value-99999');
    else expect(error).toMatch(/^acme\.yaml/);
  });

  test('of 4 MB with ten thousand operations is made of those for tokens', async () => {
    const get = {
      description: 'Reads one of very many things that have nothing to do with tokens. '.repeat(5),
      responses: { 200: { description: 'The thing.' } },
    };
    const text = spec({});
    const paths = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`/things/${index}`, { get }]),
    );
    const large = text.replace('"paths":{', () => `"paths":{${JSON.stringify(paths).slice(1, -1)},`);

    const { error, files, token } = await generate(large);

    expect(large.length).toBeGreaterThan(3_900_000);
    expect(error).toBeUndefined();
    expect(token.operations).toEqual(['POST /oauth/token']);
    expect(files['src/generated/client.ts']).toContain('/oauth/token');
  });

  test('with the names of what every object has changes no object', async () => {
    const text = spec({ response: { constructor: { type: 'string' }, toString: { type: 'string' } } })
      .replace('"toString"', '"__proto__"')
      .replace('"openapi"', '"__proto__":{"polluted":1},"openapi"');

    const { error, files } = await generate(text);
    const after = await generate(spec({}));

    expect(error).toBeUndefined();
    expect(files['src/generated/types.ts']).toContain('__proto__');
    expect(after.error).toBeUndefined();
    expect(Object.keys(after.files)).toEqual(Object.keys(files));
  });

  test('whose texts are markup puts them into comments and escaped Markdown alone', async () => {
    const info = { title: MARKUP, version: '1', description: MARKUP };
    const text = spec({ info, fields: { scope: { type: 'string', description: MARKUP } } });

    const { error, files } = await generate(text);

    expect(error).toBeUndefined();
    const pages = Object.entries(files).filter(([name]) => name.endsWith('.md'));
    expect(pages.length).toBeGreaterThan(2);
    for (const [, page] of pages) expect(page).not.toMatch(/<(?:script|img)/);
    const client = files['src/generated/client.ts'] ?? '';
    expect(client).toContain('alert(1)');
    expect(client).not.toContain('onerror=alert(1)>*/');
  });

  test('that nothing was asked of another origin for, and no policy was broken by', () => {
    expect(page.problems).toEqual([]);
  });
});
