import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { siblingReader } from '../../src/files/sibling-reader.js';
import { parseSpec } from '../../src/source/parse-spec.js';
import { cpuTime } from '../support/cpu-time.js';
import { temporaryFolder } from '../support/folder.js';
import { asText, faults, read, refersTo } from './support.js';

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

  test('is found where a document has no parts, too, but references lead', async () => {
    const spec = await read({
      'openapi.yaml': {
        ...refersTo('#/x-own/A', '#/definitions/B'),
        'x-own': { A: { items: { $ref: '#/x-own/C' } }, C: { items: { $ref: 'file:///etc/passwd' } } },
        definitions: { B: { items: { $ref: 'b.yaml' } }, D: { $ref: 'http://never.example' } },
      },
      'b.yaml': { items: { $ref: '#/nope' } },
    });

    expect(faults(spec)).toContain('(and 1 more)');
    expect(
      spec.findings.refused.map(({ problem, place }) => `${place.file}#${place.pointer}: ${problem}`).sort(),
    ).toEqual([
      'specs/vendor/b.yaml#/items/$ref: The reference leads nowhere: b.yaml#/nope',
      'specs/vendor/openapi.yaml#/x-own/C/items/$ref: The reference leads out of the document: file:///etc/passwd',
    ]);
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

  test.each<[string, Uint8Array, string]>([
    ['of more than 10 MB', Buffer.alloc(10_000_001, 32), 'The spec is larger than 10 MB'],
    ['in Latin-1', Buffer.from('title: Größe', 'latin1'), 'The spec is not UTF-8'],
  ])('may hold no file %s, and says so where it is reached', async (_, bytes, problem) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'part.yaml'), bytes);

    const spec = await parseSpec({
      name: 'v',
      specName: 'spec/openapi.yaml',
      text: asText(refersTo('part.yaml')),
      sibling: siblingReader(folder),
    });

    expect(faults(spec)).toContain(`The file that it leads to is invalid: part.yaml: ${problem}`);
  });

  test('holds what is a file, and not what waits for a writer', async () => {
    const folder = temporaryFolder();
    execFileSync('mkfifo', [path.join(folder, 'pipe.yaml')]);

    const spec = await parseSpec({
      name: 'v',
      specName: 'spec/openapi.yaml',
      text: asText(refersTo('pipe.yaml')),
      sibling: siblingReader(folder),
    });

    expect(faults(spec)).toContain("There is no file pipe.yaml in the spec's folder");
  });

  test('may hold a thousand files', async () => {
    const folder = temporaryFolder();
    const refs = Array.from({ length: 1000 }, (_, index) => `s${index}.yaml`);
    for (const [index, file] of refs.entries())
      writeFileSync(
        path.join(folder, file),
        `properties:\n  next: { $ref: 's${(index * 7) % 1000}.yaml' }\n`,
      );

    const { result: spec, cpuMs } = await cpuTime(() =>
      parseSpec({
        name: 'v',
        specName: 'many/openapi.yaml',
        text: asText(refersTo(...refs)),
        sibling: siblingReader(folder),
      }),
    );

    expect(Object.keys(spec.document.components?.schemas ?? {})).toHaveLength(1000);
    expect(faults(spec)).toBe('');
    expect(cpuMs).toBeLessThan(5000);
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
    ).rejects.toThrow('Its parts refer to parts inside each other too often.');
  });
});
