import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProviderUnderTest } from '@token-clients/testing';
import { projectRoot } from '../../mock/project-root.js';

/** A repository outside of ours, in which the generator has made clients of one vendor's spec, compiled. */
export interface StrangersRepository extends Disposable {
  /** A folder among the program's own sources. */
  readonly folder: ProviderUnderTest;
  /** A package of its own. */
  readonly asPackage: ProviderUnderTest;
}

const COMPILER_OPTIONS = {
  target: 'es2022',
  module: 'nodenext',
  strict: true,
  skipLibCheck: true,
  types: [],
  lib: ['es2023', 'dom', 'dom.iterable'],
  outDir: 'dist',
  rootDir: '.',
};

/** Makes a repository with a spec that says nothing to us: how to obtain a token is inferred. */
export async function strangersRepository(): Promise<StrangersRepository> {
  const root = projectRoot();
  const repository = mkdtempSync(join(tmpdir(), 'token-clients-stranger-'));
  const run = (program: string, ...args: string[]) =>
    execFileSync(process.execPath, [join(root, program), ...args], { cwd: repository, stdio: 'pipe' });
  const put = (file: string, value: object) => writeFileSync(join(repository, file), JSON.stringify(value));
  copyFileSync(join(root, 'test/contract/stranger/birch.yaml'), join(repository, 'birch.yaml'));
  symlinkSync(join(root, 'node_modules'), join(repository, 'node_modules'));
  put('package.json', { name: 'application', private: true, type: 'module' });
  put('token-clients.json', {
    clients: [
      { spec: 'birch.yaml', out: 'src/birch' },
      { spec: 'birch.yaml', out: 'packages/maple', package: '@application/maple' },
    ],
  });
  run('generator/bin/token-clients-generator.js', '--all', '--yes');
  put('tsconfig.json', { compilerOptions: COMPILER_OPTIONS, include: ['src', 'packages/maple/src'] });
  run('node_modules/typescript/bin/tsc', '-p', '.');
  const load = async (folder: string) => {
    const file = pathToFileURL(join(repository, 'dist', folder, 'testing.js')).href;
    const [client] = Object.values(
      (await import(/* @vite-ignore */ file)) as Record<string, ProviderUnderTest>,
    );
    if (!client) throw new Error(`${file} exports nothing.`);
    return client;
  };
  return {
    folder: await load('src/birch'),
    asPackage: await load('packages/maple/src/generated'),
    [Symbol.dispose]: () => rmSync(repository, { recursive: true, force: true }),
  };
}
