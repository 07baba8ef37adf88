import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { readAssets } from '../src/files/assets.js';
import { allProviders, specTextOf } from '../src/files/providers.js';
import type { generatePackage } from '../src/generate-package.js';
import { workspaceAt } from '../src/project/workspace.js';
import { PROJECT } from './support/project.js';

/** What the core is part of: everything that is imported from it, directly or not. */
const bundle = await build({
  entryPoints: [path.join(PROJECT, 'generator/src/core.ts')],
  bundle: true,
  write: false,
  metafile: true,
  platform: 'browser',
  format: 'iife',
  globalName: 'core',
  logLevel: 'silent',
});

describe('the core', () => {
  test('imports nothing of Node and nothing of the edge', () => {
    const own = Object.keys(bundle.metafile.inputs).flatMap(
      file => /generator\/src\/(.*)/.exec(file)?.slice(1) ?? [],
    );
    const folders = new Set(own.map(file => (file.includes('/') ? file.split('/')[0] : file)));

    expect([...folders].sort()).toEqual([
      'change',
      'code',
      'core.ts',
      'discovery',
      'document',
      'engine',
      'errors.ts',
      'first-reading',
      'generate-package.ts',
      'generated',
      'judge',
      'mock-document',
      'names.ts',
      'newer-letters.ts',
      'normalise',
      'overlay',
      'project',
      'read',
      'report',
      'sample',
      'secret-names.ts',
      'source',
      'step-failure.ts',
      'synthesise',
      'text',
      'token',
      'types',
      'wire',
      'worker',
    ]);
    expect(Object.values(bundle.metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  });

  test.each(allProviders(workspaceAt(PROJECT)).map(provider => [provider.name, provider] as const))(
    'makes the package of %s where there is nothing but what every browser has',
    async (_, provider) => {
      const { AbortController, AbortSignal, crypto, TextEncoder, URL } = globalThis;
      const context = createContext({ AbortController, AbortSignal, crypto, TextEncoder, URL });
      runInContext(bundle.outputFiles[0]?.text ?? '', context);
      const core = runInContext('core', context) as { generatePackage: typeof generatePackage };

      const { files } = await core.generatePackage(specTextOf(provider), {
        ...readAssets(),
        libraries: { lint: async () => ({ findings: [], count: 0 }), types: async () => '' },
      });

      const { 'src/generated/types.ts': __, ...made } = Object.fromEntries(files);
      const committed = Object.keys(made).map(file => [
        file,
        readFileSync(path.join(provider.packageDir, file), 'utf8'),
      ]);
      expect(made).toEqual(Object.fromEntries(committed));
    },
  );
});
