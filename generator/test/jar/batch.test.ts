import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBatch } from '../../src/jar/batch.js';
import { findJava, type Java } from '../../src/jar/java.js';
import { verifiedJar } from '../../src/jar/verified-jar.js';
import { newFolder, script, temporaryFolder } from '../support/folder.js';
import { hasJar } from '../support/has-jar.js';
import { prepare, tinySpec, tinyTemplates } from '../support/real-jar.js';

const home = newFolder();
let jar: string;
let java: Java;

beforeAll(async () => {
  [jar, java] = await Promise.all([verifiedJar(), findJava()]);
  // A jar of its own name in a folder of its own: the archive these tests make and break is not the one people use.
  jar = place(jar, join(home, 'shared'));
});
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

function place(source: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const target = join(folder, 'generator.jar');
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
  return target;
}

function archives(): string[] {
  return readdirSync(join(home, 'shared')).filter(name => name.startsWith('classes-'));
}

async function finishedArchive(): Promise<string> {
  // One, and neither a draft nor a claim beside it.
  await expect.poll(archives).toEqual([expect.stringMatching(/\.jsa$/)]);
  return join(home, 'shared', archives()[0] ?? '');
}

/** With -Xshare:on Java stops instead of going on without an archive that it can't use. */
function startWith(archive: string) {
  return spawnSync(
    java.command,
    [
      '-XX:+UseSerialGC',
      '-Xshare:on',
      `-XX:SharedArchiveFile=${archive}`,
      '-Xlog:class+load',
      '-jar',
      jar,
      'version',
    ],
    { encoding: 'utf8' },
  );
}

function job(folder: string, name: string, spec: object = tinySpec()) {
  return prepare(folder, name, { spec, templates: tinyTemplates });
}

describe.skipIf(!hasJar)('runBatch() with the real generator', () => {
  test('writes the files of all configurations, then keeps a class archive for later runs', async () => {
    const folder = temporaryFolder();
    const [one, two] = [job(folder, 'one'), job(folder, 'two')];

    await runBatch({ jar, java, configs: [one.config, two.config], cwd: folder, makeArchive: true });

    expect(readFileSync(join(one.out, 'src/generated/client.ts'), 'utf8')).toBe('Tiny');
    expect(readFileSync(join(two.out, 'docs/TApi.md'), 'utf8')).toBe('TApi');
    const proof = startWith(await finishedArchive());
    expect(proof.status).toBe(0);
    expect(proof.stdout).toMatch(
      /org\.openapitools\.codegen\.OpenAPIGenerator source: shared objects file \(top\)/,
    );
  });

  test('makes the archive once', async () => {
    const folder = temporaryFolder();
    const before = await finishedArchive();
    const { config, out } = job(folder, 'one');

    await runBatch({ jar, java, configs: [config], cwd: folder, makeArchive: true });

    expect(existsSync(join(out, 'src/generated/client.ts'))).toBe(true);
    expect(await finishedArchive()).toBe(before);
  });

  test('names the spec at fault among several and quotes the generator, without a stack trace', async () => {
    const folder = temporaryFolder();
    const dangling = tinySpec({
      paths: {
        '/x': {
          get: {
            responses: {
              200: {
                description: 'ok',
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Nope' } } },
              },
            },
          },
        },
      },
    });
    const configs = [job(folder, 'good').config, job(folder, 'bad', dangling).config];

    const failure = runBatch({
      jar,
      java,
      configs,
      cwd: folder,
      makeArchive: false,
      nameOf: config => (config.includes('bad') ? 'specs/bad.yaml' : 'specs/good.yaml'),
    });

    await expect(failure).rejects.toMatchObject({ code: 'spec_invalid', file: 'specs/bad.yaml' });
    await expect(failure).rejects.toThrow(
      "specs/bad.yaml: attribute paths.'/x'(get).responses.200.content.'application/json'.schema." +
        '#/components/schemas/Nope is missing. Fix it, then run: npm run generate.',
    );
  });

  test('says which line of a template is wrong', async () => {
    const folder = temporaryFolder();
    const templates = { ...tinyTemplates, 'client.mustache': 'first\n{{#open}}\n' };
    const { config } = prepare(folder, 'one', { spec: tinySpec(), templates });

    const failure = runBatch({ jar, java, configs: [config], cwd: folder, makeArchive: false });

    await expect(failure).rejects.toMatchObject({ code: 'generator_failed', file: config });
    await expect(failure).rejects.toThrow(/client\.mustache.*Section missing close tag 'open' @ line \d+/);
  });

  test('generates although the archive is damaged, in any way', async () => {
    const folder = temporaryFolder();
    const archive = await finishedArchive();
    const whole = readFileSync(archive);
    const run = async (name: string) => {
      const { config, out } = job(folder, name);
      await runBatch({ jar, java, configs: [config], cwd: folder, makeArchive: false });
      return existsSync(join(out, 'src/generated/client.ts'));
    };

    writeFileSync(archive, Buffer.from(whole).fill(0, whole.length >> 1));
    const zeroed = await run('zeroed');
    writeFileSync(archive, Buffer.alloc(whole.length, 'x'));
    const foreign = await run('foreign');
    writeFileSync(archive, whole);
    truncateSync(archive, whole.length >> 1);
    const cut = await run('cut');

    expect({ zeroed, foreign, cut }).toEqual({ zeroed: true, foreign: true, cut: true });
    expect(archives()).toEqual([]);
  });

  test('makes one whole archive when two runs start at once', async () => {
    const folder = temporaryFolder();
    const jobs = [job(folder, 'one'), job(folder, 'two')];

    await Promise.all(
      jobs.map(({ config }) => runBatch({ jar, java, configs: [config], cwd: folder, makeArchive: true })),
    );

    // It is whole under the size in its name; had they clashed, Java would stop here.
    expect(startWith(await finishedArchive()).status).toBe(0);
  });

  test('does nothing for no configurations', async () => {
    await expect(runBatch({ jar, java, configs: [], cwd: '/nowhere' })).resolves.toBeUndefined();
  });
});

describe.skipIf(!hasJar)('runBatch() and a Java that does not end by itself', () => {
  /** Writes its process id, then sleeps. */
  function sleeper(): { java: Java; pid: () => number } {
    const folder = temporaryFolder();
    const pidFile = join(folder, 'pid');
    const command = script(
      folder,
      'java',
      `echo $$ > '${pidFile}.new'; mv '${pidFile}.new' '${pidFile}'; exec sleep 60`,
    );
    return {
      java: { command, major: 17, version: '17' },
      pid: () => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0),
    };
  }

  test('is ended when the signal fires', async () => {
    const { java, pid } = sleeper();
    const controller = new AbortController();

    const failure = runBatch({ jar, java, configs: ['c.json'], cwd: home, signal: controller.signal });
    const seen = expect(failure).rejects.toMatchObject({ code: 'interrupted' });
    await expect.poll(pid).toBeGreaterThan(0);
    controller.abort();

    await seen;
    expect(() => process.kill(pid(), 0)).toThrow('ESRCH');
  });

  test('is ended at the time limit', async () => {
    const { java, pid } = sleeper();

    const failure = runBatch({ jar, java, configs: ['c.json'], cwd: home, timeoutMs: 500 });

    await expect(failure).rejects.toThrow('The generator took longer than 0.5 s and was ended');
    expect(() => process.kill(pid(), 0)).toThrow('ESRCH');
  });

  test('is reported when it crashes', async () => {
    const command = script(temporaryFolder(), 'java', 'echo "no room for the heap" >&2; kill -SEGV $$');

    const failure = runBatch({
      jar,
      java: { command, major: 17, version: '17' },
      configs: ['c.json'],
      cwd: home,
    });

    await expect(failure).rejects.toMatchObject({ code: 'generator_failed', file: command });
    await expect(failure).rejects.toThrow(
      'Java ended with SIGSEGV before the generator printed anything: no room for the heap',
    );
  });
});
