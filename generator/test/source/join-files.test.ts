import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Spec } from '../../src/document/spec.js';
import { siblingReader } from '../../src/files/sibling-reader.js';
import { checkReferences } from '../../src/read/check-references.js';
import { parseSpec } from '../../src/source/parse-spec.js';
import { temporaryFolder } from '../support/folder.js';
import type { Loose } from '../support/project.js';

type Files = Readonly<Record<string, unknown>>;

const asText = (file: unknown) => (typeof file === 'string' ? file : JSON.stringify(file));

/** Reads a spec of several files; the first is the spec itself. Remembers which others were asked for. */
async function read(files: Files, asked: string[] = []): Promise<Spec & { readonly document: Loose }> {
  const [[main, root] = ['openapi.yaml', '']] = Object.entries(files);
  return parseSpec({
    name: 'vendor',
    specName: `specs/vendor/${main}`,
    text: asText(root),
    sibling: async file => {
      asked.push(file);
      return Object.hasOwn(files, file) ? asText(files[file]) : undefined;
    },
  });
}

/** What is wrong with the references of a spec. */
function faults(spec: Spec): string {
  try {
    checkReferences(spec);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** A spec whose only path refers to each of these in turn, as the schemas of responses. */
function refersTo(...refs: readonly string[]): Loose {
  const responses = Object.fromEntries(
    refs.map(($ref, index) => [
      `${200 + index}`,
      { description: '', content: { 'application/json': { schema: { $ref } } } },
    ]),
  );
  return { openapi: '3.0.3', info: { title: 'T', version: '1' }, paths: { '/a': { get: { responses } } } };
}

const schemaRef = (spec: Loose, status = '200') =>
  spec.document.paths['/a'].get.responses[status].content['application/json'].schema.$ref;

describe('a spec of several files becomes one document', () => {
  test('whose components are called as they are in their files', async () => {
    const spec = await read({
      'openapi.yaml': refersTo('schemas/Pet.yaml', './common.yaml#/definitions/Error', 'common.yaml#/Tag'),
      'schemas/Pet.yaml': { type: 'object' },
      'common.yaml': { definitions: { Error: { type: 'string' } }, Tag: { type: 'integer' } },
    });

    expect(['200', '201', '202'].map(status => schemaRef(spec, status))).toEqual([
      '#/components/schemas/Pet',
      '#/components/schemas/Error',
      '#/components/schemas/Tag',
    ]);
    expect(spec.document.components.schemas).toEqual({
      Pet: { type: 'object' },
      Error: { type: 'string' },
      Tag: { type: 'integer' },
    });
    expect(faults(spec)).toBe('');
  });

  test('with the names of the files before those of parts that would be called the same', async () => {
    const files = {
      'a/pets.yaml': { components: { schemas: { Pet: { type: 'string' }, Own: { type: 'string' } } } },
      'b/pets.yaml': { Pet: { type: 'integer' } },
    };
    const own = { components: { schemas: { Own: { type: 'boolean' } } } };
    const refs = [
      'a/pets.yaml#/components/schemas/Pet',
      'b/pets.yaml#/Pet',
      'a/pets.yaml#/components/schemas/Own',
    ];
    const spec = await read({ 'openapi.yaml': { ...refersTo(...refs), ...own }, ...files });
    const other = await read({ 'openapi.yaml': { ...refersTo(...refs.reverse()), ...own }, ...files });

    expect(Object.keys(spec.document.components.schemas).sort()).toEqual([
      'Own',
      'a_pets_Own',
      'a_pets_Pet',
      'b_pets_Pet',
    ]);
    expect(other.document.components.schemas).toEqual(spec.document.components.schemas);
  });

  test('following references from file to file, back into the document, and in a circle', async () => {
    const spec = await read({
      'openapi.yaml': { ...refersTo('api/a.yaml'), components: { schemas: { Own: { type: 'string' } } } },
      'api/a.yaml': {
        properties: { b: { $ref: '../b/b.yaml#/B' }, self: { $ref: '#' }, in: { $ref: '#/$defs/In' } },
        $defs: { In: {} },
      },
      'b/b.yaml': {
        B: {
          properties: {
            a: { $ref: '../api/a.yaml' },
            own: { $ref: '../openapi.yaml#/components/schemas/Own' },
          },
        },
      },
    });

    expect(spec.document.components.schemas).toMatchObject({
      Own: { type: 'string' },
      a: {
        properties: {
          b: { $ref: '#/components/schemas/B' },
          self: { $ref: '#/components/schemas/a' },
          in: { $ref: '#/components/schemas/In' },
        },
      },
      B: { properties: { a: { $ref: '#/components/schemas/a' }, own: { $ref: '#/components/schemas/Own' } } },
      In: {},
    });
    expect(faults(spec)).toBe('');
  });

  test('with parts of every kind where OpenAPI keeps them', async () => {
    const part = (name: string) => ({ $ref: `parts.yaml#/${name}` });
    const operation = {
      parameters: [part('Limit')],
      requestBody: part('Body'),
      responses: {
        '200': { description: '', headers: { X: part('Header') }, links: { l: part('Link') } },
        '400': part('Bad'),
      },
      callbacks: { done: part('Callback') },
    };
    const parts = {
      Limit: { name: 'limit', in: 'query', schema: { $ref: '#/Number' } },
      Number: { type: 'integer' },
      Body: { content: { 'application/json': { examples: { one: { $ref: '#/Example' } } } } },
      Example: { value: { $ref: '#/is/data' } },
      Header: { schema: {} },
      Link: { operationId: 'a' },
      Bad: { description: 'bad' },
      Callback: { '{$url}': { post: { responses: {} } } },
    };
    const spec = await read({
      'openapi.yaml': { openapi: '3.1.0', info: {}, paths: { '/a': { $ref: 'paths/a.yaml' } } },
      'paths/a.yaml': {
        get: {
          ...operation,
          ...JSON.parse(JSON.stringify(operation).replaceAll('parts.yaml', '../parts.yaml')),
        },
      },
      'parts.yaml': parts,
    });

    expect(
      Object.entries(spec.document.components).map(([kind, members]) => [
        kind,
        Object.keys(members as object),
      ]),
    ).toEqual([
      ['pathItems', ['a']],
      ['parameters', ['Limit']],
      ['requestBodies', ['Body']],
      ['headers', ['Header']],
      ['links', ['Link']],
      ['responses', ['Bad']],
      ['callbacks', ['Callback']],
      ['schemas', ['Number']],
      ['examples', ['Example']],
    ]);
    expect(spec.document.components.examples.Example).toEqual({ value: { $ref: '#/is/data' } });
    expect(faults(spec)).toBe('');
  });

  test('with decoded references: percent-encoding and the escapes of JSON Pointer', async () => {
    const spec = await read({
      'openapi.yaml': {
        ...refersTo(
          'my%20files/%7Bid%7D.yaml#/a~1b%20c',
          '#/components/schemas/x%7By%7D',
          '#/components/schemas/100%25',
        ),
        components: { schemas: { 'x{y}': { type: 'string' }, '100%': { type: 'string' } } },
      },
      'my files/{id}.yaml': { 'a/b c': { type: 'integer' } },
    });

    expect(schemaRef(spec)).toBe('#/components/schemas/a_b_c');
    expect(schemaRef(spec, '201')).toBe('#/components/schemas/x{y}');
    expect(schemaRef(spec, '202')).toBe('#/components/schemas/100%');
    expect(faults(spec)).toBe('');
  });

  test('with the mapping of a discriminator, by file and by name', async () => {
    const mapping = { a: 'a.yaml', b: '#/b', c: 'C', d: 'Own' };
    const spec = await read({
      'openapi.yaml': { ...refersTo('base.yaml'), components: { schemas: { Own: {} } } },
      'base.yaml': {
        discriminator: { propertyName: 'k', mapping },
        b: { type: 'object' },
        components: { schemas: { C: {} } },
      },
      'a.yaml': {},
    });

    expect(spec.document.components.schemas.base.discriminator.mapping).toEqual({
      a: '#/components/schemas/a',
      b: '#/components/schemas/b',
      c: '#/components/schemas/C',
      d: '#/components/schemas/Own',
    });
  });

  test('resolved against its $self, and by the names that JSON Schema gives', async () => {
    const spec = await read({
      'main.yaml': {
        ...refersTo(
          'https://api.vendor.example/v1/schemas/A.yaml',
          'https://api.vendor.example/v1/main.yaml#/components/schemas/B',
          '#here',
          'urn:own',
        ),
        openapi: '3.2.0',
        $self: 'https://api.vendor.example/v1/main.yaml',
        components: { schemas: { B: {}, C: { $anchor: 'here' }, D: { $id: 'urn:own' } } },
      },
      'schemas/A.yaml': {},
    });

    expect(['200', '201', '202', '203'].map(status => schemaRef(spec, status))).toEqual([
      '#/components/schemas/A',
      '#/components/schemas/B',
      '#/components/schemas/C',
      '#/components/schemas/D',
    ]);
  });

  test('where each part knows its file and its place there', async () => {
    const spec = await read({
      'openapi.yaml': refersTo('lib/a.yaml#/A'),
      'lib/a.yaml': { A: { properties: { b: { $ref: '#/B' } } }, B: { type: 'string' } },
    });

    expect(spec.places.at(spec.document, '/components/schemas/A/properties/b')).toEqual({
      file: 'specs/vendor/lib/a.yaml',
      pointer: '/A/properties/b',
    });
    expect(spec.places.at(spec.document, '/components/schemas/B')).toEqual({
      file: 'specs/vendor/lib/a.yaml',
      pointer: '/B',
    });
    expect(spec.places.at(spec.document, '/paths/~1a')).toEqual({
      file: 'specs/vendor/openapi.yaml',
      pointer: '/paths/~1a',
    });
    expect(spec.files.map(file => [file.path, file.specName])).toEqual([
      ['openapi.yaml', 'specs/vendor/openapi.yaml'],
      ['lib/a.yaml', 'specs/vendor/lib/a.yaml'],
    ]);
  });

  test('whose hash changes with each of its files', async () => {
    const main = refersTo('a.yaml');
    const [one, other] = await Promise.all([
      read({ 'openapi.yaml': main, 'a.yaml': { type: 'string' } }),
      read({ 'openapi.yaml': main, 'a.yaml': { type: 'number' } }),
    ]);

    expect(one.sha256).not.toBe(other.sha256);
  });
});

describe('a reference that leads to nothing', () => {
  const at = 'specs/vendor/openapi.yaml#/paths/~1a/get/responses/200/content/application~1json/schema/$ref: ';

  test.each<[string, string, string]>([
    ['a file that is not there', 'nope.yaml#/A', "There is no file nope.yaml in the spec's folder. Add it"],
    ['a part that is not there', 'a.yaml#/Nope', 'The reference leads nowhere: a.yaml#/Nope'],
    [
      'a part of an inherited name',
      'a.yaml#/constructor',
      'The reference leads nowhere: a.yaml#/constructor',
    ],
    [
      'a file that cannot be read',
      'bad.yaml',
      'The file that it leads to is invalid: specs/vendor/bad.yaml:2:1: The key "a"',
    ],
    [
      'the network',
      'https://vendor.example/a.yaml',
      'The reference leads out of the document: https://vendor.example/a.yaml',
    ],
    [
      'a file by its URL',
      'file:///etc/passwd',
      'The reference leads out of the document: file:///etc/passwd',
    ],
    ['a file above', '../a.yaml', "The reference leads out of the spec's folder: ../a.yaml"],
    [
      'a file above, by a way in',
      'x/../../of-the-spec/a.yaml',
      "The reference leads out of the spec's folder",
    ],
    ['a file above, encoded', '%2e%2e/of-the-spec/a.yaml', "The reference leads out of the spec's folder"],
    [
      'a file above, with an encoded slash',
      '..%2f..%2fetc%2fpasswd',
      "The reference leads out of the spec's folder",
    ],
    ['a file above, with a backslash', '..\\a.yaml', "The reference leads out of the spec's folder"],
    ['a file of the system', '/etc/passwd', "The reference leads out of the spec's folder: /etc/passwd"],
    ['a file of another host', '//vendor.example/a.yaml', "The reference leads out of the spec's folder"],
    ['an anchor that is not there', '#nope', 'The reference leads nowhere: openapi.yaml#nope'],
  ])('because it is that of %s is said once it is reached', async (_, ref, message) => {
    const asked: string[] = [];
    const spec = await read(
      { 'openapi.yaml': refersTo(ref), 'a.yaml': { A: {} }, 'bad.yaml': 'a: 1\na: 2' },
      asked,
    );

    expect(faults(spec)).toContain(at + message);
    expect(asked.filter(file => !/^(nope|a|bad)\.yaml$/.test(file))).toEqual([]);
  });

  test('is said together with all others', async () => {
    const spec = await read({
      'openapi.yaml': refersTo('nope.yaml', '#/components/schemas/A', 'http://x.example'),
    });

    expect(faults(spec)).toContain('(and 2 more)');
    expect(spec.findings.refused.map(({ place }) => place.pointer.split('/')[5])).toEqual([
      '200',
      '201',
      '202',
    ]);
  });

  test('does not matter where it is not reached', async () => {
    const spec = await read({ 'openapi.yaml': refersTo('nope.yaml') });

    expect(faults({ ...spec, document: { ...spec.document, paths: {} } })).toBe('');
  });

  test('is said with what to do, where the spec came alone', async () => {
    const spec = await parseSpec({
      name: 'v',
      specName: 'https://v.example/api.yaml',
      text: asText(refersTo('a.yaml')),
    });

    expect(faults(spec)).toContain('The reference leads to another file: a.yaml. Download the folder');
  });
});

describe('the folder of a spec', () => {
  test('is not left by a symbolic link', async () => {
    const root = temporaryFolder();
    mkdirSync(path.join(root, 'spec'));
    writeFileSync(path.join(root, 'outside.yaml'), 'type: string');
    writeFileSync(path.join(root, 'spec/inside.yaml'), 'type: string');
    symlinkSync('../outside.yaml', path.join(root, 'spec/link.yaml'));
    const sibling = siblingReader(path.join(root, 'spec'));
    const spec = await parseSpec({
      name: 'v',
      specName: 'spec/openapi.yaml',
      text: asText(refersTo('inside.yaml', 'link.yaml')),
      sibling,
    });

    expect(faults(spec)).toContain("There is no file link.yaml in the spec's folder");
    expect(spec.findings.refused).toHaveLength(1);
  });

  test('may hold a thousand files', async () => {
    const folder = temporaryFolder();
    const refs = Array.from({ length: 1000 }, (_, index) => `s${index}.yaml`);
    for (const [index, file] of refs.entries())
      writeFileSync(
        path.join(folder, file),
        `properties:\n  next: { $ref: 's${(index * 7) % 1000}.yaml' }\n`,
      );
    const started = performance.now();

    const spec = await parseSpec({
      name: 'v',
      specName: 'many/openapi.yaml',
      text: asText(refersTo(...refs)),
      sibling: siblingReader(folder),
    });

    expect(Object.keys(spec.document.components?.schemas ?? {})).toHaveLength(1000);
    expect(faults(spec)).toBe('');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('may not hold more than five thousand', async () => {
    const refs = Array.from({ length: 5001 }, (_, index) => `s${index}.yaml`);

    await expect(
      parseSpec({
        name: 'v',
        specName: 'a.yaml',
        text: asText(refersTo(...refs)),
        sibling: async () => '{}',
      }),
    ).rejects.toThrow('The spec and the files that it refers to are more than 5000 files.');
  });

  test('may not multiply what is in its files', async () => {
    const nested = `${'{"properties":{"a":'.repeat(80)}{"default":"${'x'.repeat(600_000)}"}${'}}'.repeat(80)}`;
    const refs = Array.from({ length: 80 }, (_, depth) => `a.yaml#${'/properties/a'.repeat(depth)}`);

    await expect(
      parseSpec({
        name: 'v',
        specName: 'b.yaml',
        text: asText(refersTo(...refs)),
        sibling: async () => nested,
      }),
    ).rejects.toThrow('Its files refer to parts inside each other too often.');
  });
});
