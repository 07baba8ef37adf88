import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generatorRoot } from '../project-root.js';
import type { Provider } from './provider.js';

/**
 * The files that make a client in another project's repository a package: written once, where they are not there, and from
 * then on its owner's. Texts by path in the package.
 */
export function packageForm({ kind, isOwned, packageDir, packageName, name }: Provider): Map<string, string> {
  if (kind !== 'package' || isOwned) return new Map();
  const form = new Map([
    ['package.json', json(manifest(packageName, name))],
    ['tsconfig.json', json(TSCONFIG)],
  ]);
  return new Map([...form].filter(([file]) => !existsSync(path.join(packageDir, file))));
}

function json(data: object): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** It says nothing of scope, licence and repository: these are for its owner to say. */
function manifest(packageName: string, name: string): object {
  const entry = (module: string) => ({
    types: `./dist/generated/${module}.d.ts`,
    default: `./dist/generated/${module}.js`,
  });
  return {
    name: packageName,
    version: '0.0.0',
    private: true,
    description: `Typed client of ${name}, generated from its OpenAPI document.`,
    type: 'module',
    sideEffects: false,
    exports: {
      '.': entry('index'),
      './reference': entry('reference'),
      './testing': entry('testing'),
      './package.json': './package.json',
    },
    files: ['dist', 'docs'],
    scripts: { build: 'tsc -p .' },
    dependencies: { '@token-clients/runtime': runtimeVersion() },
    devDependencies: { typescript: '>=5.4.0' },
  };
}

/** The version of the runtime that generated code is written for: the generator's own. */
function runtimeVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(path.join(generatorRoot, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return dependencies['@token-clients/runtime'] ?? '*';
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    skipLibCheck: true,
    declaration: true,
    rootDir: 'src',
    outDir: 'dist',
  },
  include: ['src'],
};
