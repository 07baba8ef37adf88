import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../../..', import.meta.url));
const modules = path.join(packages, '../node_modules');

/** What a program of a user sees of the error. */
const PROGRAM = `
  import { startMock } from '@token-clients/testing';
  const error = await startMock({ openapi: '3.0.3' }).catch(thrown => thrown);
  console.log(JSON.stringify({ code: error.code, message: error.message }));
`;

describe('startMock() in a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'token-clients-prism-'));
    // Copies, since a link leads to the modules of this repository.
    for (const name of ['testing', 'runtime', 'auth-hooks'])
      for (const part of ['dist', 'package.json'])
        cpSync(path.join(packages, name, part), inModules('@token-clients', name, part), { recursive: true });
    for (const name of ['openapi-fetch', 'tweetnacl']) symlinkSync(path.join(modules, name), inModules(name));
    mkdirSync(inModules('@stoplight'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const inModules = (...names: string[]) => path.join(folder, 'node_modules', ...names);
  const failure = () =>
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
        cwd: folder,
        encoding: 'utf8',
      }),
    );
  const link = (name: string) =>
    symlinkSync(path.join(modules, '@stoplight', name), inModules('@stoplight', name));

  test('without Prism, or with a part of it, says how to install it', () => {
    const expected = {
      code: 'configuration',
      message:
        'The mock server needs Prism, which is not installed. Run: npm install @stoplight/prism-core @stoplight/prism-http @stoplight/prism-http-server',
    };

    expect(failure()).toEqual(expected);
    link('prism-core');
    expect(failure()).toEqual(expected);
  });

  test('with a Prism that lacks what it needs itself, says what that is', () => {
    link('prism-http');
    link('prism-http-server');
    mkdirSync(inModules('@stoplight/prism-core'));
    writeFileSync(inModules('@stoplight/prism-core/index.js'), "require('@stoplight/types');");

    expect(failure()).toMatchObject({
      code: 'MODULE_NOT_FOUND',
      message: expect.stringContaining("Cannot find module '@stoplight/types'"),
    });
  });

  test('with another version of Prism says which one it needs', () => {
    link('prism-core');
    link('prism-http-server');
    mkdirSync(inModules('@stoplight/prism-http'));
    writeFileSync(inModules('@stoplight/prism-http/index.js'), 'exports.createInstance = () => {};');

    expect(failure()).toEqual({
      code: 'configuration',
      message:
        'The mock server needs Prism 5, but another version is installed, which has no getHttpOperationsFromSpec(). Run: npm install @stoplight/prism-core@5 @stoplight/prism-http@5 @stoplight/prism-http-server@5',
    });
  });
});
