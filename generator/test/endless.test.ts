import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenApiDocument, Schema } from '../src/document/document.js';
import { Findings } from '../src/document/findings.js';
import { Places } from '../src/document/places.js';
import { generate } from '../src/generate/generate.js';
import { workspaceAt } from '../src/project/workspace.js';
import { checkCircularSchemas } from '../src/read/check-circular-schemas.js';
import { checkReferences } from '../src/read/check-references.js';
import { parseText } from '../src/text/parse-text.js';
import { at } from './support/bad-specs/changes.js';
import { cpuTime } from './support/cpu-time.js';
import { newFolder, temporaryFolder } from './support/folder.js';
import {
  childEnv,
  type Loose,
  noJava,
  putGenerator,
  putSpecs,
  runCli,
  smallSpec,
} from './support/project.js';

/** On this string, the pattern below takes practically for ever. */
const LONG = `${'a'.repeat(60)}!`;
const ENDLESS = '^(a+)+$';

const post = (spec: Loose) => spec.paths['/oauth/token'].post;
const schemas = (spec: Loose) => spec.components.schemas;

function inField(spec: Loose, text = LONG): void {
  schemas(spec).TokenRequest.properties.client_id.pattern = ENDLESS;
  const { 'application/x-www-form-urlencoded': media } = post(spec).requestBody.content;
  media.examples.clientCredentials.value.client_id = text;
}

/** Reads a spec and returns the error message; for a valid spec that is the one of a missing Java. */
async function read(spec: unknown, limits: { limitMs?: number; signal?: AbortSignal }): Promise<string> {
  const root = temporaryFolder();
  putSpecs(root, { vendor: spec });
  return generate({ project: workspaceAt(root), java: noJava, ...limits }).then(
    String,
    (error: Error) => error.message,
  );
}

describe('a pattern that takes for ever is rejected with its place', () => {
  test.each<[string, (spec: Loose) => void, string]>([
    ['on a field of a request', inField, '/components/schemas/TokenRequest/properties/client_id/pattern'],
    [
      'on a field of a response',
      spec => {
        schemas(spec).TokenResponse.properties.token_type.pattern = ENDLESS;
        post(spec).responses['200'].content['application/json'].examples.newToken.value.token_type = LONG;
      },
      '/components/schemas/TokenResponse/properties/token_type/pattern',
    ],
    [
      'on a parameter',
      spec => {
        const schema = { type: 'string', pattern: ENDLESS };
        post(spec).parameters = [{ name: 'q', in: 'query', description: 'x', example: LONG, schema }];
      },
      '/paths/~1oauth~1token/post/parameters/0/schema/pattern',
    ],
    [
      "on a schema's own example",
      spec =>
        Object.assign(schemas(spec).TokenResponse.properties.token_type, { pattern: ENDLESS, example: LONG }),
      '/components/schemas/TokenResponse/properties/token_type/pattern',
    ],
    [
      'on the names of members',
      spec => {
        spec.openapi = '3.1.0';
        const patternProperties = { [ENDLESS]: { type: 'string' } };
        schemas(spec).TokenResponse.properties.more = {
          type: 'object',
          patternProperties,
          example: { [LONG]: 'x' },
        };
      },
      '/components/schemas/TokenResponse/properties/more/patternProperties/^(a+)+$',
    ],
  ])('%s', async (_, change, place) => {
    expect(await read(smallSpec(change), { limitMs: 300 })).toBe(
      `${at(place)}This pattern takes longer than 1 s on a string of the spec. ` +
        'Write it without a repetition inside a repetition, such as (a+)+, or leave it out.',
    );
  });

  test('within seconds, however long the linter may take', async () => {
    expect(await read(smallSpec(inField), { limitMs: 600_000 })).toContain(
      'This pattern takes longer than 2 s on a string of the spec.',
    );
  });

  test('and is accepted with a string on which it ends', async () => {
    expect(
      await read(
        smallSpec(spec => inField(spec, 'aaa')),
        {},
      ),
    ).toBe('Java was looked for');
  });

  test('ends at once when the signal fires', async () => {
    const controller = new AbortController();
    const reading = read(smallSpec(inField), { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);

    expect(await reading).toContain('Generation was interrupted');
  });
});

describe.skipIf(process.platform === 'win32')('npm run generate, held up by a pattern,', () => {
  const root = newFolder();
  beforeAll(() => {
    putGenerator(root);
    putSpecs(root, { vendor: smallSpec(inField) });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('ends with %s, exit code %i to a shell', async (signal, code) => {
    const child = spawn(process.execPath, [path.join(root, 'generator/bin/token-clients-generator.js')], {
      cwd: root,
      env: childEnv(),
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', text => (said += text));
    const ended = once(child, 'exit');
    await expect.poll(() => said).toContain('reading');

    child.kill(signal);

    // On a busy machine the process ends itself by the signal, which a shell reports as the same code.
    expect([
      [code, null],
      [null, signal],
    ]).toContainEqual(await ended);
    expect(said).toContain('Generation was interrupted');
  });
});

describe('a spec that keeps our own code busy', () => {
  /** Each schema leads to the next one. */
  const chain = (length: number, link: (to: string) => Schema) =>
    smallSpec(spec => {
      for (let index = 0; index < length; index++)
        spec.components.schemas[`Chain${index}`] = link(`#/components/schemas/Chain${index + 1}`);
      spec.components.schemas[`Chain${length}`] = { type: 'string' };
      schemas(spec).TokenResponse.properties.chain = { $ref: '#/components/schemas/Chain0' };
    });

  test('is ended by the command, which says so', () => {
    const root = temporaryFolder();
    putGenerator(root);
    putSpecs(root, { vendor: chain(40_000, $ref => ({ $ref })) });

    const { status, stderr } = runCli(root, ['--engine', 'embedded'], {
      TOKEN_CLIENTS_SPEC_LIMIT_MS: '1000',
    });

    expect(status).toBe(3);
    expect(stderr).toContain(
      'specs/vendor.yaml: Reading it takes longer than 1 s. Keep fewer operations, or allow more',
    );
  });

  test('is rejected where its parts are deeper than calls can go', async () => {
    const deep = chain(5000, $ref => ({ allOf: [{ $ref }, { type: 'object' }] }));

    expect(await read(deep, {})).toBe(
      'specs/vendor.yaml: Its parts lead into each other too deeply. Leave out some of the schemas between them, or keep ' +
        'fewer operations with x-keep.',
    );
  });
});

describe('a small spec that expands', () => {
  test('may not multiply its strings by anchors', async () => {
    const aliases = Array(99).fill('*a').join(', ');
    const text = `openapi: 3.0.3\nx-a: &a ${'a'.repeat(1_000_000)}\nx-b: [${aliases}]\n`;

    expect(await read(text, {})).toContain(
      'Its anchors lead to themselves, or make it more than 5 MB longer.',
    );
  });

  test('is not written out before it is found to be too long', async () => {
    const lines = Array.from({ length: 100 }, (_, i) => `b${i + 1}: &b${i + 1} [*b${i}, *b${i}]`);

    const { cpuMs } = await cpuTime(() =>
      expect(() => parseText(`b0: &b0 text\n${lines.join('\n')}\n`, 'specs/vendor.yaml')).toThrow('anchors'),
    );

    expect(cpuMs).toBeLessThan(5000);
  });

  const asSpec = (document: OpenApiDocument) => ({
    document,
    places: new Places('specs/vendor.yaml'),
    findings: new Findings(),
  });
  /** Makes a chain of schemas, each a part or an alias of the next. */
  const row = (length: number, link: (to: string) => Schema): OpenApiDocument => ({
    components: {
      schemas: Object.fromEntries(
        Array.from({ length }, (_, index) => [`s${index}`, link(`#/components/schemas/s${index + 1}`)]),
      ),
    },
  });
  const end = (document: OpenApiDocument, length: number, schema: Schema): OpenApiDocument => {
    Object.assign(document.components?.schemas ?? {}, { [`s${length}`]: schema });
    return document;
  };

  test('may have many references in a row', () => {
    const document = end(
      row(30_000, $ref => ({ $ref })),
      30_000,
      { type: 'string' },
    );

    expect(() => checkReferences(asSpec(document))).not.toThrow();
  });

  test('may nest many parts, but no schema in itself', async () => {
    const parts = () => row(30_000, $ref => ({ allOf: [{ $ref }] }));
    const right = end(parts(), 30_000, { type: 'string' });
    const wrong = end(parts(), 30_000, { allOf: [{ $ref: '#/components/schemas/s7' }] });

    const { cpuMs } = await cpuTime(() => {
      expect(() => checkCircularSchemas(asSpec(right))).not.toThrow();
      expect(() => checkCircularSchemas(asSpec(wrong))).toThrow(
        '/components/schemas/s7/allOf: The schema "s7" is a part of itself.',
      );
    });

    expect(cpuMs).toBeLessThan(5000);
  });
});
