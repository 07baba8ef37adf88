import path from 'node:path';
import { specFiles } from '@token-clients/generator/mock-specs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot, readProject } from '../src/build/project.js';
import { type EnginePage, enginePage } from './support/engine-page.js';

let page: EnginePage;

beforeAll(async () => {
  page = await enginePage();
});
afterAll(() => page[Symbol.asyncDispose]());

const strict: readonly string[] = JSON.parse(readProject('token-clients.json')).workspace.strict;

describe('the generator in a page', () => {
  test.each([...specFiles(projectRoot)])('makes the package of %s byte for byte', async (name, file) => {
    const fileName = path.relative(projectRoot, file);
    const spec = { fileName, text: readProject(fileName) };
    const own = { isStrict: strict.includes(name) };

    const { error, files } = await page.generate({ spec, answers: {}, types: true, own });

    expect(error).toBeUndefined();
    const committed = Object.keys(files).map(made => [made, readProject(`packages/${name}/${made}`)]);
    expect(files).toEqual(Object.fromEntries(committed));
    expect(Object.keys(files)).toContain('src/generated/types.ts');
    expect(page.problems).toEqual([]);
  });
});
