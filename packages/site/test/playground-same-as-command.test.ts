import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../src/build/project.js';
import type { PlaygroundResult, SpecFile } from '../src/playground/playground-result.js';
import { runCommand } from './support/command-line.js';
import { type EnginePage, enginePage } from './support/engine-page.js';

let page: EnginePage;

beforeAll(async () => {
  page = await enginePage();
});
afterAll(() => page[Symbol.asyncDispose]());

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

function corpusSpec(file: string): SpecFile {
  const text = readFileSync(path.join(projectRoot, 'generator/test/corpus/specs', file), 'utf8');
  return { fileName: path.basename(file), text };
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
  test.each(CORPUS)('makes the same files and overlay, and says the same: %s', async file => {
    const spec = corpusSpec(file);

    const made = await generateWithYes(spec);
    const command = await runCommand(spec, made.name, ['--yes']);

    expect(command.exitCode, command.stderr).toBe(0);
    expect(made.error).toBeUndefined();
    expect(made.files).toEqual(command.files);
    expect(made.overlay?.text).toBe(command.overlay);
    expect(linesOf(command.stdout)).toEqual(expect.arrayContaining(linesOf(made.printed)));
    expect(page.problems).toEqual([]);
  });
});
