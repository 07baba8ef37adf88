import { describe, expect, test } from 'vitest';
import { codeOf, packages, projectFiles, read } from './support/project.js';

const { strict } = JSON.parse(read('token-clients.json')).workspace as { readonly strict: readonly string[] };

/**
 * Words that only a vendor's name has, of the providers that come with the project; any other may be called by a word of the
 * language, and is looked for as a package. One exception by design: CoboAuth, the name of a signature scheme.
 */
const vendors = [
  ...new Set(
    packages()
      .filter(({ isProvider }) => isProvider)
      .map(({ folder }) =>
        strict.includes(folder) ? (folder.split('-')[0] ?? '') : `@token-clients/${folder}`,
      ),
  ),
];

describe('a provider is data', () => {
  test.each(['generator/src/', 'generator/mustache/', 'packages/runtime/src/', 'packages/cli/src/'])(
    'no file of %s names a vendor',
    folder => {
      const files = projectFiles().filter(file => file.startsWith(folder) && !file.includes('/generated/'));
      const found = files.filter(file => vendors.some(vendor => codeOf(file).toLowerCase().includes(vendor)));

      expect(files.length).toBeGreaterThan(0);
      expect(found).toEqual([]);
    },
  );

  test('auth-hooks names a vendor only in its signature scheme', () => {
    const files = projectFiles().filter(file => file.startsWith('packages/auth-hooks/src/'));
    const found = files.filter(file => vendors.some(vendor => codeOf(file).toLowerCase().includes(vendor)));

    expect(found.filter(file => !file.startsWith('packages/auth-hooks/src/sign/'))).toEqual([
      'packages/auth-hooks/src/index.ts',
    ]);
  });
});
