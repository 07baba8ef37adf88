import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newFolder, script } from './support/folder.js';
import { childEnv, putGenerator, putSpecs, runCli, smallSpec, snapshot } from './support/project.js';

/** A project with one generated provider, and the same project after a change of its spec. */
const root = newFolder();
const first = smallSpec();
const second = smallSpec(spec => {
  spec.info.description = 'Another text.';
  spec.components.schemas.TokenError.description = 'Another text.';
});
const output = () => snapshot(root, 'packages');
let before: Record<string, string>;
let after: Record<string, string>;

beforeAll(() => {
  putGenerator(root);
  putSpecs(root, { vendor: second });
  runCli(root, []);
  after = output();
  putSpecs(root, { vendor: first });
  runCli(root, []);
  before = output();
  cpSync(path.join(root, 'packages'), path.join(root, 'kept'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(path.join(root, 'packages'), { recursive: true });
  cpSync(path.join(root, 'kept'), path.join(root, 'packages'), { recursive: true });
  putSpecs(root, { vendor: second });
});

function start(...args: string[]) {
  const child = spawn(
    process.execPath,
    [path.join(root, 'generator/bin/token-clients-generator.js'), ...args],
    {
      cwd: root,
      env: childEnv(),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', part => (text += part));
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  return { child, ended, said: () => text };
}

describe('npm run generate', () => {
  test('prints plain lines where there is no terminal', () => {
    const { status, stdout, stderr } = runCli(root, ['--verbose']);

    expect(status).toBe(0);
    expect(stderr).toMatch(/^reading specs\/vendor\.yaml\n(.*: )?rendering with [\w .-]+\n$/);
    expect(stdout).toMatch(
      /^vendor {2}\d+ changed\n( {2}inferred x-token\.response\.\w+ = \/\w+( in seconds)?\n)+done in \d+\.\d s\n\nWhat changes for users of vendor \(patch version, 0 of 1 breaking\):\n.*\n$/,
    );
    expect(output()).toEqual(after);
  });

  test.each<[string, string[], string]>([
    [
      'an unknown engine',
      ['--engine', 'other'],
      'Unknown engine "other". Use --engine jar or --engine embedded.',
    ],
    ['the jar with --watch', ['--watch', '--engine', 'jar'], '--watch renders with the embedded engine.'],
  ])('exits with 2 for %s', (_, args, message) => {
    const { status, stdout, stderr } = runCli(root, args);

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('killed at any moment leaves whole files, and the next run completes them', async () => {
    const seen: string[] = [];
    for (const delay of [200, 800, 1200]) {
      const { child, ended } = start();
      await sleep(delay + Math.random() * 200);
      child.kill('SIGKILL');
      await ended;
      for (const [file, text] of Object.entries(output())) {
        if (![before[file], after[file]].includes(text)) seen.push(`${file} after ${delay} ms`);
      }
    }

    const { status } = runCli(root, []);

    expect(seen).toEqual([]);
    expect(status).toBe(0);
    expect(output()).toEqual(after);
  });

  test('interrupted leaves the earlier output, says so and exits with 130', async () => {
    const { child, ended, said } = start();
    await expect.poll(said).toContain('rendering');
    child.kill('SIGINT');

    const [code] = await ended;

    expect(code).toBe(130);
    expect(said()).toContain('earlier output was left as it was. Run the same command again.');
    expect(output()).toEqual(before);
  });

  test('with --watch follows edits of specs and templates, goes on after a mistake, and ends with Ctrl+C', async () => {
    const { child, ended, said } = start('--watch');
    await expect.poll(said).toContain('watching');
    expect(output()).toEqual(after);

    putSpecs(root, { vendor: 'openapi: "' });
    await expect.poll(said).toContain('This is not YAML');
    putSpecs(root, { vendor: first });
    await expect.poll(output).toEqual(before);
    const template = path.join(root, 'generator/mustache/readme.mustache');
    const text = readFileSync(template, 'utf8');
    writeFileSync(template, `${text}\nAdded to the template.\n`);
    const readme = () => output()['packages/vendor/README.md'];
    await expect.poll(readme).toContain('Added to the template.');
    writeFileSync(template, text);
    await expect.poll(readme).not.toContain('Added to the template.');
    child.kill('SIGINT');

    expect(await ended).toEqual([0, null]);
  });

  test('with --watch does not miss an edit during the first run', async () => {
    const { child, ended, said } = start('--watch');
    await expect.poll(said).toContain('rendering');
    putSpecs(root, { vendor: first });

    await expect.poll(said).toContain('watching');
    await expect.poll(output).toEqual(before);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });
});

describe('npm run generate, where something is missing, says what and leaves the earlier output', () => {
  const empty = path.join(root, 'empty');
  const noJava = { PATH: empty, JAVA_HOME: '' };
  beforeAll(() => mkdirSync(empty));

  test.each<[string, () => NodeJS.ProcessEnv, RegExp]>([
    ['no Java', () => noJava, /^No Java found, not on PATH\. Install a Java runtime, version 11 or later/],
    [
      'an old Java',
      () => {
        script(empty, 'java', 'echo \'openjdk version "1.8.0_392"\' >&2');
        return noJava;
      },
      /Java 8 found, Java 11 or later needed\. Install/,
    ],
    [
      'a jar with the wrong hash',
      () => {
        script(empty, 'java', 'echo \'openjdk version "17.0.1"\' >&2');
        writeFileSync(path.join(empty, 'wrong.jar'), 'wrong');
        return {
          ...noJava,
          TOKEN_CLIENTS_CACHE: path.join(empty, 'cache'),
          TOKEN_CLIENTS_GENERATOR_JAR: path.join(empty, 'wrong.jar'),
        };
      },
      /wrong\.jar: .*Point TOKEN_CLIENTS_GENERATOR_JAR at openapi-generator-cli/,
    ],
  ])('%s', (_, env, message) => {
    const needed = env();
    for (const { status, stdout, stderr } of [
      runCli(root, ['--engine', 'jar'], needed),
      runCli(root, [], { ...needed, CI: 'true' }),
    ]) {
      expect([status, stdout]).toEqual([3, '']);
      expect(stderr.trim().split('\n').at(-1)).toMatch(message);
    }
    expect(output()).toEqual(before);
  });

  test('and without Java renders with the embedded engine, outside CI', () => {
    rmSync(path.join(empty, 'java'), { force: true });
    const outside = { ...noJava, CI: '' };

    const stale = runCli(root, ['--check'], outside);
    const generated = runCli(root, [], outside);
    const current = runCli(root, ['--check'], outside);

    expect([stale.status, generated.status, current.status]).toEqual([7, 0, 0]);
    expect(stale.stderr).toContain('Run: npm run generate -- vendor.');
    expect(generated.stderr).toContain('No Java found, not on PATH: rendering with the embedded engine\n');
    expect(output()).toEqual(after);
  });

  test('a folder that may be written', () => {
    // A file in the place of a folder stops the superuser too.
    const docs = path.join(root, 'packages/vendor/docs');
    rmSync(docs, { recursive: true });
    writeFileSync(docs, 'not a folder');
    const here = output();

    const blocked = runCli(root, []);

    expect(blocked.status).toBe(8);
    expect(blocked.stderr).toMatch(
      /packages\/vendor\/docs: The folder cannot be written \(E\w+\); nothing was changed\./,
    );
    expect(output()).toEqual(here);
  });

  // The superuser may write anywhere.
  test.skipIf(isRoot())('leave to write', () => {
    const docs = path.join(root, 'packages/vendor/docs');
    chmodSync(docs, 0o555);
    const { status, stderr } = runCli(root, []);
    chmodSync(docs, 0o755);

    expect(status).toBe(8);
    expect(stderr).toContain('The folder cannot be written (EACCES); nothing was changed.');
    expect(output()).toEqual(before);
  });
});

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
