import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProject } from '../src/build/project.js';
import type { PlaygroundResult, SpecFile } from '../src/playground/playground-result.js';
import { type CommandRun, commandFolder, runCommand } from './support/command-line.js';
import { type EnginePage, enginePage } from './support/engine-page.js';

let page: EnginePage;
let command: CommandRun;
let findings: ReadonlyMap<string, unknown>;

/** Specs of the generator's corpus: OpenAPI and Swagger, YAML and JSON, with and without token operations and questions. */
const CORPUS = [
  'get-token.yaml',
  'basic-header.yaml',
  'device-flow.yaml',
  'expiry-ambiguous.yaml',
  'four-token-operations.yaml',
  'only-token-url.yaml',
  'swagger-json-body.json',
  'vendors-examples.yaml',
  'version-3-2.yaml',
  'houses/expiry-in-envelope.yaml',
  'houses/login-in-camel-case.json',
  'houses/swagger-of-2014.yaml',
];

const nameOf = ({ fileName }: SpecFile) => fileName.replace(/\.[a-z]+$/, '');

beforeAll(async () => {
  page = await enginePage();
  // One run for all of them, as for a repository with several clients.
  const specs = CORPUS.map(corpusSpec);
  const clients = specs.map(spec => ({ spec: spec.fileName, out: nameOf(spec), package: true }));
  const settings = { fileName: 'token-clients.json', text: JSON.stringify({ clients }) };
  command = await runCommand([...specs, settings], ['--yes', '--json']);
  findings = new Map(
    JSON.parse(command.stdout).providers.map(
      (made: { readonly name: string; readonly findings: unknown }) => [made.name, made.findings],
    ),
  );
});
afterAll(() => page[Symbol.asyncDispose]());

function corpusSpec(file: string): SpecFile {
  return { fileName: path.basename(file), text: readProject(`generator/test/corpus/specs/${file}`) };
}

/** Takes the likeliest reply to each question, as `--yes` does. */
async function generateWithYes(spec: SpecFile): Promise<PlaygroundResult> {
  const answers: Record<string, string> = {};
  for (;;) {
    const result = await page.generate({ spec, answers, types: true });
    if (result.questions.length === 0) return result;
    for (const { key, options } of result.questions) answers[key] = options[0]?.value ?? '';
  }
}

const linesOf = (text: string) => text.split('\n').filter(line => line.trim() !== '');

describe('the playground, beside the command line', () => {
  test.each(CORPUS)('makes the same files, overlay and findings: %s', async file => {
    const spec = corpusSpec(file);
    const name = nameOf(spec);

    const made = await generateWithYes(spec);

    expect(command.exitCode, command.stderr).toBe(0);
    expect(made.error).toBeUndefined();
    const written = [...command.files].filter(([place]) => place.startsWith(`${name}/`));
    expect(Object.fromEntries(written.map(([place, text]) => [place.slice(name.length + 1), text]))).toEqual(
      made.files,
    );
    // Its head names the command that makes the client again.
    const again = `npx @token-clients/generator ${name}`;
    expect(made.overlay?.text.replace(made.command, again)).toBe(command.files.get(`${name}.overlay.yaml`));
    // What is undefined is null there.
    expect(made.findings.map(finding => ({ ...finding, fix: finding.fix ?? null }))).toEqual(
      findings.get(name),
    );
    expect(page.problems).toEqual([]);
  });

  test('says of findings and of the proposal what the command line prints', async () => {
    const spec = corpusSpec('vendors-examples.yaml');
    const flags = ['--spec', spec.fileName, '--out', nameOf(spec), '--package', '--all-findings'];

    const { printed, command: shown } = await generateWithYes(spec);
    const { stdout } = await runCommand([spec], [...flags, '--yes']);

    expect(linesOf(printed).length).toBeGreaterThan(10);
    expect(linesOf(stdout)).toEqual(expect.arrayContaining(linesOf(printed)));
    expect(shown).toBe(`npx @token-clients/generator ${flags.slice(0, -1).join(' ')}`);
  });

  test('says what a newer spec changes for users as the command line does when the file is replaced', async () => {
    const earlier = corpusSpec('get-token.yaml');
    const spec = { ...earlier, text: earlier.text.replace(', errmsg: { type: string }', '') };
    expect(spec.text).not.toBe(earlier.text);
    const argv = ['--spec', spec.fileName, '--out', nameOf(spec), '--package', '--yes', '--json'];

    const { difference, error } = await page.generate({ spec, earlier, answers: {}, types: false });
    await using folder = await commandFolder([earlier]);
    await folder.run(argv);
    await folder.put(spec);
    const [made] = JSON.parse((await folder.run(argv)).stdout).providers;

    expect(error).toBeUndefined();
    expect(made.changes.length).toBeGreaterThan(0);
    expect(difference?.changes).toEqual(
      made.changes.map(({ isBreaking, text }: { readonly isBreaking: boolean; readonly text: string }) => ({
        isBreaking,
        text,
      })),
    );
    expect(difference?.bump).toBe('major');
    expect(difference?.text).toContain(`What changes for users of ${nameOf(spec)} (major version, `);
    const same = await page.generate({ spec, earlier: spec, answers: {}, types: false });
    expect(same.difference).toMatchObject({ bump: null, changes: [], isError: false });
  });
});
