import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { newFolder } from './folder.js';
import { type Loose, PROJECT, smallSpec } from './project.js';

/** A repository that is not this one, in which the generator is installed as it is published. */
export interface Repository {
  readonly root: string;
  /** Runs the generator in it. */
  run(...args: string[]): SpawnSyncReturns<string>;
  /** Starts the generator in it. */
  start(...args: string[]): ReturnType<typeof spawn>;
  /** Writes a file. */
  put(file: string, text: string): void;
  read(file: string): string;
  /** Compiles it, and returns what the compiler says. */
  compile(...args: string[]): string;
}

const GENERATOR = path.join(PROJECT, 'generator');

/** Makes a repository whose path has a space, an ampersand and umlauts. */
export function makeRepository(): Repository {
  const root = path.join(newFolder(), 'Größe & Co', 'mein shop');
  const modules = path.join(root, 'node_modules/@token-clients');
  const program = path.join(modules, 'generator');
  mkdirSync(program, { recursive: true });
  spawnSync(process.execPath, [path.join(GENERATOR, 'build.mjs'), path.join(program, 'bundle')]);
  const { files } = JSON.parse(readFileSync(path.join(GENERATOR, 'package.json'), 'utf8'));
  for (const file of ['package.json', ...files]) {
    const from = path.join(GENERATOR, file);
    // The changelog comes with the first release.
    if (file !== 'bundle' && existsSync(from)) cpSync(from, path.join(program, file), { recursive: true });
  }
  for (const name of ['runtime', 'auth-hooks'])
    symlinkSync(path.join(PROJECT, 'packages', name), path.join(modules, name), 'junction');
  const main = path.join(program, 'bin/token-clients-generator.js');
  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  put(
    'package.json',
    '{ "name": "shop", "type": "module", "dependencies": { "@token-clients/runtime": "*" } }',
  );
  put('tsconfig.json', JSON.stringify(STRICTEST));
  return {
    root,
    put,
    read: file => readFileSync(path.join(root, file), 'utf8'),
    run: (...args) => spawnSync(process.execPath, [main, ...args], { cwd: root, encoding: 'utf8' }),
    start: (...args) =>
      spawn(process.execPath, [main, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }),
    compile: (...args) =>
      spawnSync(process.execPath, [path.join(PROJECT, 'node_modules/typescript/bin/tsc'), ...args], {
        cwd: root,
        encoding: 'utf8',
      }).stdout,
  };
}

/** What the strictest of users have on. */
const STRICTEST = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    erasableSyntaxOnly: true,
    declaration: true,
    isolatedDeclarations: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: false,
    rootDir: 'src',
    outDir: 'out',
  },
  include: ['src'],
};

/** A spec that does not say how to obtain a token, as YAML with the line ends of Windows. */
export function vendorSpec(change: (spec: Loose) => void = () => {}): string {
  const spec = smallSpec(one => {
    delete one['x-token'];
    change(one);
  });
  return stringify(spec).replaceAll('\n', '\r\n');
}
