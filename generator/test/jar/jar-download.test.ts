import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { certificate, startConnectProxy, startTls } from '@token-clients/test-support';
import { startListener } from '@token-clients/testing/servers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type JarPin, readJarPin } from '../../src/jar/jar-pin.js';
import { type JarOptions, verifiedJar } from '../../src/jar/verified-jar.js';
import { generatorRoot } from '../../src/project-root.js';
import { script, temporaryFolder } from '../support/folder.js';
import { hasJar } from '../support/has-jar.js';

const bytes = Buffer.alloc(200_000, 'jar');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const pin: JarPin = {
  version: '1.2.3',
  groupId: 'org.openapitools',
  artifactId: 'openapi-generator-cli',
  size: bytes.length,
  sha256,
};
const path = '/maven2/org/openapitools/openapi-generator-cli/1.2.3/openapi-generator-cli-1.2.3.jar';

async function repository(listener: RequestListener): Promise<string> {
  const server = await startListener(listener);
  onTestFinished(() => server.close());
  return server.url;
}

/** A home without a jar. `java` is there, and leaves a trace if it is ever started. */
function machine(url: string): { home: string; cacheDir: string; options: JarOptions } {
  const home = temporaryFolder();
  const cacheDir = join(home, 'cache');
  script(home, 'java', `touch '${join(home, 'java-was-started')}'`);
  const env = { HOME: home, PATH: home, TOKEN_CLIENTS_MAVEN_REPOSITORY: `${url}/maven2/` };
  return { home, cacheDir, options: { pin, cacheDir, env } };
}

describe('verifiedJar() with the npm wrapper', () => {
  test('downloads from the repository that the environment names, and runs nothing meanwhile', async () => {
    const asked: string[] = [];
    const url = await repository((request, response) => {
      asked.push(request.url ?? '');
      response.end(bytes);
    });
    const { home, cacheDir, options } = machine(url);

    const jar = await verifiedJar(options);

    expect(readFileSync(jar)).toEqual(bytes);
    expect(asked).toEqual([path]);
    expect(existsSync(join(home, 'java-was-started'))).toBe(false);
    expect(readdirSync(cacheDir)).toEqual(['1.2.3.jar']);
  });

  test('rejects a download with another hash, shows both hashes and keeps nothing of it', async () => {
    const url = await repository((_, response) => response.end(Buffer.alloc(200_000, 'war')));
    const { home, cacheDir, options } = machine(url);

    const failure = verifiedJar(options);

    await expect(failure).rejects.toMatchObject({ code: 'jar_mismatch' });
    await expect(failure).rejects.toThrow(new RegExp(`SHA-256 is [0-9a-f]{64}, expected ${sha256}`));
    expect(readdirSync(cacheDir)).toEqual([]);
    expect(existsSync(join(home, 'java-was-started'))).toBe(false);
  });

  test('explains that the connection closed half way', async () => {
    const url = await repository((_, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 1000), () => response.destroy());
    });
    const { cacheDir, options } = machine(url);

    const failure = verifiedJar(options);

    await expect(failure).rejects.toMatchObject({ code: 'jar_unavailable' });
    await expect(failure).rejects.toThrow('the connection closed before the file was complete');
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  test('gives up a download that makes no progress', async () => {
    const url = await repository((_, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 1000));
    });
    const { options } = machine(url);

    const failure = verifiedJar({ ...options, stallMs: 1000 });

    await expect(failure).rejects.toThrow('the npm wrapper: nothing arrived for 1 s');
  });

  test('ends a running download when the signal fires', async () => {
    const controller = new AbortController();
    const url = await repository(() => controller.abort());
    const { cacheDir, options } = machine(url);

    const failure = verifiedJar({ ...options, signal: controller.signal });

    await expect(failure).rejects.toMatchObject({ code: 'interrupted' });
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  test("goes through the proxy in npm's own settings", async () => {
    const asked: string[] = [];
    const proxy = await repository((request, response) => {
      asked.push(request.url ?? '');
      response.end(bytes);
    });
    const { home, options } = machine('http://repository.invalid');
    writeFileSync(join(home, '.npmrc'), `proxy=${proxy}\n`);
    const env = { ...options.env, PATH: [home, dirname(process.execPath)].join(delimiter) };

    await verifiedJar({ ...options, env });

    expect(asked).toEqual([`http://repository.invalid${path}`]);
  });

  test('goes through HTTPS_PROXY to a server whose authority is in NODE_EXTRA_CA_CERTS', async () => {
    const plain = await repository((_, response) => response.end(bytes));
    await using tls = await startTls(plain);
    await using proxy = await startConnectProxy(tls.port);
    const { options } = machine('https://api.vendor.example');
    const env = { ...options.env, HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: certificate('ca') };

    const jar = await verifiedJar({ ...options, env });

    expect(readFileSync(jar)).toEqual(bytes);
    expect(proxy.targets).toEqual(['api.vendor.example:443']);
  });

  test('never shows the password of an in-house repository', async () => {
    const { options } = machine('http://user:hunter2@127.0.0.1:9');

    const failure = verifiedJar(options);

    await expect(failure).rejects.toThrow('ECONNREFUSED');
    await expect(failure).rejects.not.toThrow('hunter2');
  });

  test('says how to install the wrapper where it is not, and goes on with Maven', async () => {
    const { home, options } = machine('http://127.0.0.1:9');
    const wrapperPlaces = [join(home, 'package.json')];

    await expect(verifiedJar({ ...options, wrapperPlaces })).rejects.toMatchObject({
      code: 'jar_unavailable',
      message: expect.stringContaining(
        'the npm wrapper: not installed (npm install --save-dev @openapitools/openapi-generator-cli); Maven: Maven is not installed',
      ),
    });
  });

  test.skipIf(!hasJar)(
    'finds the verified jar in the cache when a person runs the wrapper, and downloads nothing',
    async () => {
      await verifiedJar({ cacheDir: join(generatorRoot, '.cache') });
      const manifest = createRequire(import.meta.url).resolve(
        '@openapitools/openapi-generator-cli/package.json',
      );

      const { stdout } = spawnSync(process.execPath, [join(dirname(manifest), 'main.js'), 'version'], {
        cwd: generatorRoot,
        env: { ...process.env, PWD: generatorRoot },
        encoding: 'utf8',
      });

      expect(stdout.trim()).toBe(readJarPin().version);
    },
  );
});

describe('verifiedJar() with Maven', () => {
  test('tries Maven when the wrapper could not download', async () => {
    const { home, options } = machine('http://127.0.0.1:9');
    writeFileSync(join(home, 'served.jar'), bytes);
    script(
      home,
      'mvn',
      `for a in "$@"; do case "$a" in -DoutputDirectory=*) d="\${a#*=}";; esac; done
       /bin/cp '${join(home, 'served.jar')}' "$d/openapi-generator-cli-1.2.3.jar"`,
    );

    const jar = await verifiedJar(options);

    expect(readFileSync(jar)).toEqual(bytes);
  });

  test("passes on Maven's first error line", async () => {
    const { home, options } = machine('http://127.0.0.1:9');
    script(home, 'mvn', 'echo "[ERROR] Could not resolve artifact"; echo "[ERROR] -> [Help 1]"; exit 1');

    const failure = verifiedJar(options);

    await expect(failure).rejects.toThrow('Maven: Maven ended with code 1, Could not resolve artifact');
  });
});
