/**
 * What our templates and our driver rely on, asked of the pinned jar itself. A failing test here after raising the
 * pin says what changed in the generator, before any output does.
 */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBatch } from '../../src/jar/batch.js';
import { findJava } from '../../src/jar/java.js';
import { verifiedJar } from '../../src/jar/verified-jar.js';
import { factsSpec, factsTemplates, HOSTILE, response, settings } from '../support/facts.js';
import { newFolder } from '../support/folder.js';
import { hasJar } from '../support/has-jar.js';
import { onlyOurs, prepare, tinySpec, tinyTemplates } from '../support/real-jar.js';

const folder = newFolder();
const jobs = {
  facts: prepare(folder, 'facts', {
    spec: factsSpec,
    templates: factsTemplates,
    settings: { additionalProperties: settings },
  }),
  twoTags: prepare(folder, 'two-tags', {
    spec: factsSpec,
    templates: factsTemplates,
    settings: { openapiNormalizer: {} },
  }),
  colon: prepare(folder, 'colon', {
    spec: tinySpec(),
    templates: { ...tinyTemplates, 'README.mustache': 'read me' },
    settings: {
      globalProperties: { ...onlyOurs, supportingFiles: 'client.ts:README.md' },
      files: {
        'client.mustache': { folder: 'src/generated', destinationFilename: 'client.ts' },
        'README.mustache': { folder: '', destinationFilename: 'README.md' },
      },
    },
  }),
  v31: prepare(folder, 'v31', {
    spec: tinySpec({
      openapi: '3.1.0',
      webhooks: { sent: { post: { responses: response } } },
      components: {
        schemas: { Maybe: { type: ['object', 'null'], properties: { a: { type: ['string', 'null'] } } } },
      },
    }),
    templates: tinyTemplates,
  }),
};

let jar: string;
let java: Awaited<ReturnType<typeof findJava>>;
const run = (configs: string[]) => runBatch({ jar, java, configs, cwd: folder, makeArchive: false });
const text = (job: { out: string }, file: string) => readFileSync(join(job.out, file), 'utf8');
const files = (job: { out: string }) =>
  readdirSync(job.out, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(job.out.length + 1))
    .sort();
/** The rest of a line, and of the following lines up to the next `name=`. */
const printed = (name: string, source = text(jobs.facts, 'src/generated/client.ts')) =>
  source
    .split(/\n(?=(?:\w+|\w+ \w+)=|$)/)
    .find(line => line.startsWith(`${name}=`))
    ?.slice(name.length + 1);

beforeAll(async () => {
  [jar, java] = await Promise.all([verifiedJar(), findJava()]);
  await run(Object.values(jobs).map(job => job.config));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe.skipIf(!hasJar)('the pinned generator', () => {
  test('writes our own files only, and two of its own in .openapi-generator', () => {
    expect(files(jobs.facts)).toEqual([
      '.openapi-generator/FILES',
      '.openapi-generator/VERSION',
      'docs/DefaultApi.md',
      'docs/Error.md',
      'docs/Form.md',
      'docs/OAuth2TokenApi.md',
      'docs/OtherApi.md',
      'docs/SnakeCase.md',
      'docs/V1Dotted.md',
      'src/generated/client.ts',
    ]);
  });

  test('separates the list of supporting files by comma, not by colon', () => {
    expect(files(jobs.colon)).not.toContain('src/generated/client.ts');
  });

  test('gives no page to a schema that is only another name for a string, so the driver hands over objects', () => {
    expect(files(jobs.facts)).not.toContain('docs/Alias.md');
    expect(files(jobs.facts)).toContain('docs/Form.md');
  });

  test('calls a schema "Error" ModelError in code, but keeps its name in name and in the file', () => {
    expect(text(jobs.facts, 'docs/Error.md')).toBe('deep|Error|ModelError|error');
  });

  test.each([
    ['a setting, in a file of ours', () => printed('gen')],
    ['an extension of the document, in a file of ours', () => printed('root')],
    ['an extension of an operation', () => printed('op getOAuth2AccessToken')],
    ['a setting, in the page of an API', () => text(jobs.facts, 'docs/OtherApi.md').split('||')[0]],
    [
      'an extension of an operation, in the page of an API',
      () => text(jobs.facts, 'docs/OAuth2TokenApi.md').split('Token=')[1],
    ],
    ['an extension of a schema', () => text(jobs.facts, 'docs/V1Dotted.md').split('V1Dotted|')[1]],
    [
      'an extension of a parameter',
      () => printed('par getOAuth2AccessToken')?.slice('tenant:'.length, 7 + HOSTILE.length),
    ],
  ])('passes on %s byte for byte, quotes, backticks, comment ends and template marks too', (_, value) => {
    expect(value()).toBe(HOSTILE);
  });

  test('escapes text of the spec its own way, and leaves backticks and ${ alone', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the point
    expect(printed('sum getOAuth2AccessToken')).toBe('a\\\'\\"`${x}\\\\ *_/ {{y}} <b> é next');
  });

  test('reaches nested settings and lists, with first and last', () => {
    expect(printed('nested')).toBe('deep');
    expect(printed('list')).toBe('first:1,2');
  });

  test('takes false, null and an empty list for absent, but 0 and "" for present', () => {
    const seen = ['true', 'false', 'null getOAuth2AccessToken', 'none', 'zero', 'blank'].map(name =>
      printed(name),
    );

    expect(seen).toEqual(['shown', 'hidden', 'hidden', 'hidden', 'shown', 'shown']);
  });

  test('does not show the document to the page of an API, only settings and the operations', () => {
    expect(text(jobs.facts, 'docs/OtherApi.md')).toContain('||OtherApi\n');
  });

  test('names an API after its first tag, and after "default" without one', () => {
    expect(printed('apis')?.trim()).toBe('DefaultApi OAuth2TokenApi OtherApi');
  });

  test('would write an operation twice for two tags, without the setting to keep the first', () => {
    expect(files(jobs.twoTags)).toContain('docs/SecondApi.md');
    expect(files(jobs.facts)).not.toContain('docs/SecondApi.md');
  });

  test('sorts operations by their id', () => {
    expect(text(jobs.facts, 'docs/OtherApi.md')).toMatch(/yak=\s+zebra=/);
  });

  test('calls the default response "0" and keeps 4XX', () => {
    expect(printed('codes getOAuth2AccessToken')?.trim().split(' ').sort()).toEqual(['0', '200', '4XX']);
  });

  test('loses what security means, so the driver reads it from the spec', () => {
    const schemes = ['getOAuth2AccessToken', 'zebra', 'yak', 'untagged'].map(id =>
      printed(`auth ${id}`)?.trim().split(' ').sort().join(' '),
    );

    // "nothing needed" (zebra) reads like the document's "basic", "both keys or basic" (yak) like a flat list.
    expect(schemes).toEqual(['basic', 'basic', 'basic one two', '']);
  });

  test('leaves nothing behind for a parameter without an extension', () => {
    expect(printed('par getOAuth2AccessToken')).toContain('X-Plain: ');
  });

  test('reads OpenAPI 3.1, with lists of types and webhooks', () => {
    expect(text(jobs.v31, 'src/generated/client.ts')).toBe('Tiny');
  });

  test('writes the same bytes again and touches no file that is the same', async () => {
    const names = files(jobs.facts);
    const before = names.map(name => [statSync(join(jobs.facts.out, name)).mtimeMs, text(jobs.facts, name)]);

    await run([jobs.facts.config]);

    expect(names.map(name => [statSync(join(jobs.facts.out, name)).mtimeMs, text(jobs.facts, name)])).toEqual(
      before,
    );
  });
});

describe.skipIf(!hasJar)('the pinned generator rejects', () => {
  test('null in a setting, so the driver leaves such keys out', async () => {
    const { config } = prepare(folder, 'null', {
      spec: tinySpec(),
      templates: tinyTemplates,
      settings: { additionalProperties: { gen: { nothing: null } } },
    });

    await expect(run([config])).rejects.toThrow(
      /Unable to deserialize config file: \S+; Cannot deserialize value/,
    );
  });

  test.each([
    [
      'an operation id used twice',
      { '/u': operation('ask'), '/v': operation('ask') },
      /operationId is repeated/,
    ],
    [
      'a path with an undeclared parameter',
      { '/u/{id}': operation('u') },
      /Declared path parameter id needs to be defined/,
    ],
  ])('%s', async (name, paths, words) => {
    const { config } = prepare(folder, name.replaceAll(' ', '-'), {
      spec: tinySpec({ paths }),
      templates: tinyTemplates,
    });

    await expect(run([config])).rejects.toMatchObject({
      code: 'spec_invalid',
      message: expect.stringMatching(words),
    });
  });
});

function operation(operationId: string): object {
  return { get: { operationId, responses: response } };
}
