import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../project.js';

/** The compiler's settings for packages of strangers: those of the project, and what else a strict user may have set. */
const STRICTEST = {
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noUncheckedSideEffectImports: true,
  isolatedModules: true,
};

/** What the compiler says of each package and of the program that uses it; a package without errors has no entry. */
export type CompilerMessages = ReadonlyMap<string, string>;

/**
 * Builds packages of a project as `npm run build` does, all in one run of the compiler, each with a program that uses it.
 *
 * @param programs TypeScript by the name of the package that it imports
 */
export function build(
  root: string,
  names: readonly string[],
  programs: Readonly<Record<string, string>> = {},
): CompilerMessages {
  mkdirSync(path.join(root, 'usage'), { recursive: true });
  for (const [name, program] of Object.entries(programs))
    writeFileSync(path.join(root, 'usage', `${name}.ts`), program);
  const messages = compile(root, {
    include: [
      ...names.map(name => `packages/${name}/src`),
      ...Object.keys(programs).map(name => `usage/${name}.ts`),
    ],
    // A program sees the sources: nothing is built yet.
    paths: Object.fromEntries(
      names.map(name => [`@token-clients/${name}`, [`./packages/${name}/src/generated/index.ts`]]),
    ),
  });
  for (const name of names) moveBuild(root, name);
  return messages;
}

interface Program {
  readonly include: readonly string[];
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

function compile(root: string, { include, paths }: Program): Map<string, string> {
  const config = {
    extends: path.join(PROJECT, 'tsconfig.base.json'),
    compilerOptions: { ...STRICTEST, rootDir: '.', outDir: 'out', types: ['node'], paths },
    include,
  };
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify(config));
  const tsc = path.join(PROJECT, 'node_modules/typescript/bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', root, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (stderr !== '') throw new Error(stderr);
  const messages = new Map<string, string>();
  // The lines that follow a message are indented.
  for (const message of stdout.split(/\n(?! )/).filter(Boolean)) {
    const [, name = ''] = /^(?:packages|usage)\/([a-z0-9-]+)/.exec(message) ?? [];
    messages.set(name, [...(messages.get(name)?.split('\n') ?? []), message].join('\n'));
  }
  return messages;
}

/** Puts what was compiled where the package's `exports` lead. */
function moveBuild(root: string, name: string): void {
  const built = path.join(root, 'out/packages', name, 'src');
  const dist = path.join(root, 'packages', name, 'dist');
  rmSync(dist, { recursive: true, force: true });
  if (existsSync(built)) renameSync(built, dist);
}

/** Imports a package that was built, as its users do. */
export async function importPackage(root: string, name: string): Promise<Readonly<Record<string, unknown>>> {
  const file = path.join(root, 'packages', name, 'dist/generated/index.js');
  return import(/* @vite-ignore */ pathToFileURL(file).href);
}
