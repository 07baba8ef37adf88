import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type JarPin, readJarPin } from '../../src/jar/jar-pin.js';
import { type JarOptions, verifiedJar } from '../../src/jar/verified-jar.js';
import { temporaryFolder } from '../support/folder.js';

const bytes = Buffer.from('stands for the thirty megabytes of the real one');
const pin: JarPin = {
  version: '1.2.3',
  groupId: 'org.example',
  artifactId: 'some-generator',
  size: bytes.length,
  sha256: sha256(bytes),
};
const altered = Buffer.from(bytes).fill('x', 3, 4);
const half = bytes.subarray(0, 20);

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function put(file: string, content: Buffer): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** A machine with nothing on it: no network, no Maven, an empty home. */
function bareMachine(): { cacheDir: string; home: string; options: JarOptions; env: NodeJS.ProcessEnv } {
  const home = temporaryFolder();
  const cacheDir = join(home, 'cache');
  const env = { HOME: home, PATH: home, TOKEN_CLIENTS_MAVEN_REPOSITORY: 'http://127.0.0.1:9/none' };
  return { cacheDir, home, env, options: { pin, cacheDir, env } };
}

function localMavenJar(repository: string): string {
  return join(repository, 'org', 'example', 'some-generator', '1.2.3', 'some-generator-1.2.3.jar');
}

describe('verifiedJar()', () => {
  test('returns the jar in the cache without trying any other place', async () => {
    const { cacheDir, options } = bareMachine();
    put(join(cacheDir, '1.2.3.jar'), bytes);

    const jar = await verifiedJar(options);

    expect(jar).toBe(join(cacheDir, '1.2.3.jar'));
  });

  test('takes the jar that TOKEN_CLIENTS_GENERATOR_JAR names, and keeps a copy', async () => {
    const { cacheDir, home, env, options } = bareMachine();
    const given = put(join(home, 'given.jar'), bytes);

    const jar = await verifiedJar({ ...options, env: { ...env, TOKEN_CLIENTS_GENERATOR_JAR: given } });

    expect(readFileSync(jar)).toEqual(bytes);
    expect(readdirSync(cacheDir)).toEqual(['1.2.3.jar']);
  });

  test('rejects a named jar with another hash, shows both hashes and leaves the file alone', async () => {
    const { cacheDir, home, env, options } = bareMachine();
    const given = put(join(home, 'given.jar'), altered);

    const failure = verifiedJar({ ...options, env: { ...env, TOKEN_CLIENTS_GENERATOR_JAR: given } });

    await expect(failure).rejects.toMatchObject({ code: 'jar_mismatch', file: given });
    await expect(failure).rejects.toThrow(sha256(altered));
    await expect(failure).rejects.toThrow(pin.sha256);
    expect(readFileSync(given)).toEqual(altered);
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  test('calls a short file half-downloaded', async () => {
    const { home, env, options } = bareMachine();
    const given = put(join(home, 'given.jar'), half);

    const failure = verifiedJar({ ...options, env: { ...env, TOKEN_CLIENTS_GENERATOR_JAR: given } });

    await expect(failure).rejects.toThrow(`half-downloaded, ${half.length} of ${bytes.length} bytes`);
  });

  test('says which variable names a file that does not exist', async () => {
    const { env, options } = bareMachine();

    const failure = verifiedJar({ ...options, env: { ...env, TOKEN_CLIENTS_GENERATOR_JAR: '/nowhere.jar' } });

    await expect(failure).rejects.toMatchObject({ code: 'jar_unavailable', file: '/nowhere.jar' });
    await expect(failure).rejects.toThrow('TOKEN_CLIENTS_GENERATOR_JAR names no file');
  });

  test('takes the jar from the local Maven repository', async () => {
    const { home, options } = bareMachine();
    put(localMavenJar(join(home, '.m2', 'repository')), bytes);

    const jar = await verifiedJar(options);

    expect(readFileSync(jar)).toEqual(bytes);
  });

  test('looks for the local Maven repository where MAVEN_OPTS puts it', async () => {
    const { home, env, options } = bareMachine();
    put(localMavenJar(join(home, 'elsewhere')), bytes);
    const MAVEN_OPTS = `-Xmx1g -Dmaven.repo.local=${join(home, 'elsewhere')}`;

    const jar = await verifiedJar({ ...options, env: { ...env, MAVEN_OPTS } });

    expect(readFileSync(jar)).toEqual(bytes);
  });

  test('replaces a half-downloaded jar in the cache and says so', async () => {
    const { cacheDir, home, options } = bareMachine();
    const cached = put(join(cacheDir, '1.2.3.jar'), half);
    put(localMavenJar(join(home, '.m2', 'repository')), bytes);
    const lines: string[] = [];

    await verifiedJar({ ...options, onProgress: line => lines.push(line) });

    expect(readFileSync(cached)).toEqual(bytes);
    expect(lines[0]).toMatch(
      /1\.2\.3\.jar is not some-generator 1\.2\.3, .*half-downloaded.*Fetching it again\.$/,
    );
  });

  test('keeps one whole jar when two processes fetch at once', async () => {
    const { cacheDir, home, options } = bareMachine();
    put(localMavenJar(join(home, '.m2', 'repository')), bytes);

    const jars = await Promise.all([1, 2, 3, 4].map(() => verifiedJar(options)));

    expect(new Set(jars)).toEqual(new Set([join(cacheDir, '1.2.3.jar')]));
    expect(readdirSync(cacheDir)).toEqual(['1.2.3.jar']);
  });

  test('leaves a wrong jar in the local Maven repository alone, goes on, and names it at the end', async () => {
    const { home, options } = bareMachine();
    const local = put(localMavenJar(join(home, '.m2', 'repository')), altered);

    const failure = verifiedJar(options);

    await expect(failure).rejects.toMatchObject({ code: 'jar_mismatch', file: local });
    await expect(failure).rejects.toThrow(/SHA-256 is \w{64}, expected \w{64}; the npm wrapper: .*; Maven: /);
    expect(readFileSync(local)).toEqual(altered);
  });

  test('removes a wrong jar from the cache even when there is no other', async () => {
    const { cacheDir, options } = bareMachine();
    const cached = put(join(cacheDir, '1.2.3.jar'), altered);

    const failure = verifiedJar(options);

    await expect(failure).rejects.toMatchObject({ code: 'jar_mismatch' });
    await expect(failure).rejects.toThrow(sha256(altered));
    expect(existsSync(cached)).toBe(false);
  });

  test('says in one paragraph what was tried and what to run when there is no jar', async () => {
    const { options } = bareMachine();

    const failure = verifiedJar(options);

    await expect(failure).rejects.toMatchObject({ code: 'jar_unavailable' });
    await expect(failure).rejects.toThrow(
      /^[^\n]*some-generator-1\.2\.3\.jar does not exist; the npm wrapper: connect ECONNREFUSED[^\n]*Maven is not installed[^\n]* run: mvn [^\n]*:copy [^\n]*$/,
    );
  });

  test('says that the cache cannot be written', async () => {
    const { home, options } = bareMachine();
    const cacheDir = join(put(join(home, 'a-file'), half), 'cache');

    const failure = verifiedJar({ ...options, cacheDir });

    await expect(failure).rejects.toMatchObject({ code: 'output_unwritable', file: cacheDir });
  });

  test('stops before anything when the signal is already aborted', async () => {
    const { options } = bareMachine();

    const failure = verifiedJar({ ...options, signal: AbortSignal.abort() });

    await expect(failure).rejects.toMatchObject({ code: 'interrupted' });
  });
});

describe('readJarPin()', () => {
  test('returns the version in openapitools.json, with a hash', () => {
    expect(readJarPin()).toMatchObject({
      version: expect.stringMatching(/^7\./),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('rejects a version that was raised without its hash', () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'openapitools.json'), JSON.stringify({ 'generator-cli': { version: '1.2.4' } }));
    writeFileSync(join(root, 'jar.json'), JSON.stringify(pin));

    expect(() => readJarPin(root)).toThrow(/jar\.json: the hash is that of version 1\.2\.3, but .* 1\.2\.4/);
  });
});
