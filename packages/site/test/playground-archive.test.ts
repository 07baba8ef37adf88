import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { folderName, packageArchive } from '../src/playground/archive/package-archive.js';

const unpacked = (archive: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(archive)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  );

afterEach(() => {
  vi.useRealTimers();
});

describe('the archive of a package', () => {
  const files: [string, string][] = [
    ['src/generated/client.ts', 'export {};\n'],
    ['docs/令牌.md', '# 令牌\n'],
    ['README.md', ''],
  ];

  test('holds the files as they are, below one folder', () => {
    expect(unpacked(packageArchive('Vendor Token', files))).toEqual({
      'vendor-token/src/generated/client.ts': 'export {};\n',
      'vendor-token/docs/令牌.md': '# 令牌\n',
      'vendor-token/README.md': '',
    });
  });

  test('has the same bytes whenever it is made', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
    const earlier = packageArchive('a', files);
    vi.setSystemTime(Date.UTC(2031, 5, 30));

    expect(packageArchive('a', files)).toEqual(earlier);
  });

  test.each([
    '../a.ts',
    'src/../../a.ts',
    '/etc/passwd',
    'a\\..\\b',
    'C:/a',
    'a//b',
    './a',
    'a.',
    'a\0b',
    'con:',
    '',
  ])('is refused for a file called %j', path => {
    expect(() => packageArchive('a', [[path, '']])).toThrow('no name for a file');
  });

  test('holds a file called __proto__', () => {
    expect(Object.keys(unpacked(packageArchive('a', [['__proto__', 'x']])))).toEqual(['a/__proto__']);
  });

  test.each([
    ['../..', 'client'],
    ['Acme Token API', 'acme-token-api'],
    ['令牌', 'client'],
    ['x'.repeat(300), 'x'.repeat(60)],
  ])('has a folder that every system takes: %j', (name, folder) => {
    expect(folderName(name)).toBe(folder);
  });
});
