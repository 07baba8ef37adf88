import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findJava } from '../../src/jar/java.js';
import { script, temporaryFolder } from '../support/folder.js';

/** A folder with a `java` that prints what a real one of that version prints. */
function fakeJava(version: string): string {
  const folder = temporaryFolder();
  script(folder, 'java', `echo 'openjdk version "${version}" 2025-04-15' >&2`);
  return folder;
}

describe('findJava()', () => {
  test('finds Java 17 on PATH', async () => {
    const folder = fakeJava('17.0.15');

    const java = await findJava({ env: { PATH: folder } });

    expect(java).toEqual({ command: join(folder, 'java'), major: 17, version: '17.0.15' });
  });

  test.each([
    ['11.0.22', 11],
    ['21', 21],
    ['25-ea', 25],
  ])('accepts Java %s', async (version, major) => {
    const java = await findJava({ env: { PATH: fakeJava(version) } });

    expect(java.major).toBe(major);
  });

  test('prefers JAVA_HOME to PATH', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'bin'));
    script(join(home, 'bin'), 'java', `echo 'openjdk version "21.0.1"' >&2`);

    const java = await findJava({ env: { JAVA_HOME: home, PATH: fakeJava('17.0.15') } });

    expect(java.command).toBe(join(home, 'bin', 'java'));
  });

  test('reads the version of an installation without starting it', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'bin'));
    script(join(home, 'bin'), 'java', `touch '${join(home, 'was-started')}'; exit 1`);
    writeFileSync(join(home, 'release'), 'IMPLEMENTOR="Any"\nJAVA_VERSION="17.0.9"\n');

    const java = await findJava({ env: { JAVA_HOME: home } });

    expect(java.version).toBe('17.0.9');
    expect(existsSync(join(home, 'was-started'))).toBe(false);
  });

  test('passes over an old Java when a newer one follows', async () => {
    const env = { PATH: [fakeJava('1.8.0_392'), fakeJava('17.0.15')].join(delimiter) };

    const java = await findJava({ env });

    expect(java.major).toBe(17);
  });

  test('passes over a java that only points to an installer', async () => {
    const signpost = temporaryFolder();
    script(signpost, 'java', 'echo "Unable to locate a Java Runtime." >&2; exit 1');
    const env = { PATH: [signpost, fakeJava('17.0.15')].join(delimiter) };

    const java = await findJava({ env });

    expect(java.major).toBe(17);
  });

  test('says "Java 8 found, Java 11 or later needed" and what to install', async () => {
    const folder = fakeJava('1.8.0_392');

    const failure = findJava({ env: { PATH: folder } });

    await expect(failure).rejects.toMatchObject({ code: 'java_too_old', file: join(folder, 'java') });
    await expect(failure).rejects.toThrow(
      /Java 8 found, Java 11 or later needed\. Install a Java runtime.*needs no Java\.$/,
    );
  });

  test('says in one paragraph that there is no Java, where it looked and what to install', async () => {
    const failure = findJava({ env: { JAVA_HOME: '/nowhere', PATH: temporaryFolder() } });

    await expect(failure).rejects.toMatchObject({ code: 'java_missing' });
    await expect(failure).rejects.toThrow(
      /^No Java found, neither in JAVA_HOME \(\/nowhere\) nor on PATH\. Install a Java runtime, version 11[^\n]*$/,
    );
  });
});
