import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isGenerateError } from '../src/errors.js';
import { generate } from '../src/generate/generate.js';
import { workspaceAt } from '../src/project/workspace.js';
import { at } from './support/bad-specs/changes.js';
import { badNames } from './support/bad-specs/names.js';
import { badParts } from './support/bad-specs/parts.js';
import { badXTokens } from './support/bad-specs/x-token.js';
import { newFolder, temporaryFolder } from './support/folder.js';
import { noJava, putGenerator, putSpecs, runCli, smallSpec, snapshot } from './support/project.js';

/** Generates from one spec and returns the error message; the project is the same before and after. */
async function errorOf(spec: unknown, name = 'vendor'): Promise<string> {
  const root = temporaryFolder();
  putSpecs(root, { [name]: spec }, { isStrict: true });
  mkdirSync(path.join(root, 'packages', name, 'docs'), { recursive: true });
  writeFileSync(path.join(root, 'packages', name, 'docs/Old.md'), 'earlier output');
  const before = snapshot(root);

  const error = await generate({ project: workspaceAt(root), java: noJava }).catch(
    (reason: unknown) => reason,
  );

  expect(snapshot(root)).toEqual(before);
  if (!isGenerateError(error)) throw error instanceof Error ? error : new Error('The spec was not rejected');
  expect(error.message).not.toMatch(/[\n\p{Cc}]/u);
  return error.message;
}

describe('a spec that is not OpenAPI is rejected', () => {
  test.each<[string, string, string]>([
    [
      'with a syntax error',
      'openapi: "3.0.3\ninfo: {',
      'specs/vendor.yaml:2:1: This is not YAML: deficient indentation',
    ],
    [
      'with one key twice',
      'openapi: 3.0.3\nopenapi: 3.0.3',
      'specs/vendor.yaml:2:1: The key "openapi" is already in line 1. Leave one of the two.',
    ],
    ['with a tag', 'openapi: !!js/function "x"', 'specs/vendor.yaml:1:10: A tag has no meaning in a spec'],
    [
      'with an anchor inside itself',
      'openapi: 3.0.3\nx: &a [*a]',
      'specs/vendor.yaml:2:7: Its anchors lead to themselves',
    ],
    [
      'with anchors that multiply',
      bomb(),
      ': Its anchors lead to themselves, or make it more than 5 MB longer',
    ],
    ['that is empty', '', 'specs/vendor.yaml: It is neither an OpenAPI 3.0, 3.1 or 3.2 document nor'],
    ['of another version', 'openapi: 4.0.0', `${at('/openapi')}It is written in openapi 4.0.0, which`],
    ['of an old version', 'swagger: "1.2"', `${at('/swagger')}It is written in swagger 1.2, which`],
    ['that is a list', '[1]', 'specs/vendor.yaml: It is neither an OpenAPI 3.0, 3.1 or 3.2 document nor'],
  ])('%s', async (_, text, message) => {
    expect(await errorOf(text)).toContain(message);
  });
});

function bomb(): string {
  const lines = Array.from(
    { length: 9 },
    (_, i) => `b${i + 1}: &b${i + 1} [${Array(9).fill(`*b${i}`).join(',')}]`,
  );
  return `openapi: 3.0.3\nb0: &b0 [x]\n${lines.join('\n')}`;
}

describe.each([
  ['with parts that do not fit together is rejected', badParts],
  ['with names that collide or are reserved is rejected', badNames],
  ['with an x-token that does not fit is rejected', badXTokens],
])('a spec %s', (_, list) => {
  test.each(list)('%s', async (_, change, message) => {
    expect(await errorOf(smallSpec(change))).toContain(message);
  });
});

describe('a provider is rejected', () => {
  test('that has no spec, with the names of those that have one', async () => {
    const root = temporaryFolder();
    putSpecs(root, { vendor: smallSpec() });

    await expect(generate({ project: workspaceAt(root), names: ['other'], java: noJava })).rejects.toThrow(
      'There is no provider "other". Use vendor, or put a spec at specs/other.yaml.',
    );
  });

  test('whose name cannot be the name of a package', async () => {
    const root = temporaryFolder();
    putSpecs(root, { "a'b": smallSpec() });

    await expect(generate({ project: workspaceAt(root), java: noJava })).rejects.toThrow(
      "specs/a'b.yaml: The name of a spec is that of a package.",
    );
  });

  test('whose package is written by hand', async () => {
    const root = temporaryFolder();
    putSpecs(root, { cli: smallSpec() });
    mkdirSync(path.join(root, 'packages/cli/src'), { recursive: true });
    writeFileSync(path.join(root, 'packages/cli/src/main.ts'), '');

    await expect(generate({ project: workspaceAt(root), java: noJava })).rejects.toThrow(
      'specs/cli.yaml: packages/cli is written by hand. Give the spec another name.',
    );
  });
});

describe('the command line', () => {
  const root = newFolder();
  beforeAll(() => putGenerator(root));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each<[string, unknown, string[]]>([
    ['a syntax error', 'openapi: "3.0.3', ['specs/vendor.yaml:1:16: This is not YAML']],
    [
      'a finding, whatever its text, with its place before it',
      smallSpec(s => (s.info['\u001b[31m\nred'] = 1)),
      [
        'specs/vendor.yaml:17:5 #/info/ [31m red',
        '  refused: Property ` [31m red` is not expected here',
        '  Correct it: token-clients.json says that no finding of the linter may be in this spec.',
      ],
    ],
  ])('says in one paragraph on stderr what is wrong and exits with 3: %s', (_, spec, message) => {
    putSpecs(root, { vendor: spec }, { isStrict: true });
    const before = snapshot(root);

    const { status, stdout, stderr } = runCli(root, []);

    expect([status, stdout]).toEqual([3, '']);
    // Rendering may have begun before the linter was done.
    const lines = stderr.trim().split('\n');
    expect(lines.filter(line => !line.startsWith('rendering with '))).toEqual([
      'reading specs/vendor.yaml',
      ...message.map(line => expect.stringContaining(line)),
    ]);
    expect(stderr).not.toContain('\u001b');
    expect(snapshot(root)).toEqual(before);
  });

  test('exits with 3 for an unknown provider, and with 2 and its help for an unknown flag', () => {
    putSpecs(root, { vendor: smallSpec() });

    const unknown = runCli(root, ['other']);
    const flag = runCli(root, ['--chek']);

    expect(unknown).toMatchObject({
      status: 3,
      stdout: '',
      stderr: expect.stringContaining('There is no provider "other"'),
    });
    expect(flag).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/--chek[\s\S]*Usage: npx @token-clients\/generator/),
    });
  });

  test('prints its help and exits with 0', () => {
    const { status, stdout, stderr } = runCli(root, ['--help']);

    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('npx @token-clients/generator --check');
  });
});
