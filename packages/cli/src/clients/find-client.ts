import { readFileSync, type Stats, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { type CliError, configurationError } from '../cli-error.js';
import type { Inputs } from '../config/inputs.js';
import { isObject } from '../is-object.js';
import { shellWord } from '../output/shell-quote.js';

/** The files of a client that the generator made somewhere else. */
export interface ClientFiles {
  /** Its folder, or the file that the user named. */
  readonly path: string;
  /** The module that describes the provider. */
  readonly reference: string;
  /** Files that lead to it: if one of them changes, the module may be another one. */
  readonly leadingTo: readonly string[];
  /** The module for tests; undefined if the client has none. */
  readonly testing: string | undefined;
  /** The version of its package; undefined if it is none. */
  readonly version: string | undefined;
}

/**
 * Finds the files of a client by its path.
 *
 * @param base where a relative path starts
 * @throws {CliError} `configuration` when there is no client that Node can load
 */
export function clientAt(text: string, inputs: Inputs, base?: string): ClientFiles {
  const path = inputs.path(text, base);
  const stats = statsOf(path);
  if (!stats)
    throw configurationError(`There is no client at ${path}: this path does not exist. Correct it.`);
  if (!stats.isDirectory()) return fromFile(path);
  const manifest = manifestOf(path);
  if (manifest?.exportsReference) return fromPackage(path, manifest);
  const reference = join(path, 'reference.js');
  if (isFile(reference)) return besides(path, reference, manifest?.version);
  if (isFile(join(path, 'reference.ts'))) throw onlyTypeScript(path);
  throw configurationError(
    `${path} is no client that the generator made: it has no package.json that exports "./reference", and no file reference.js. Name the folder of the client.`,
  );
}

/**
 * Finds the files of a client by the name of its package, which must be installed where this program is. It is never looked
 * for in the working directory.
 *
 * @returns undefined if no such package is installed
 */
export function installedClient(name: string): ClientFiles | undefined {
  if (!/^(@[a-z0-9-][a-z0-9._-]*\/)?[a-z0-9-][a-z0-9._-]*$/.test(name)) return undefined;
  const { resolve } = createRequire(import.meta.url);
  const reference = resolved(resolve, `${name}/reference`);
  if (reference === undefined) return undefined;
  const manifest = resolved(resolve, `${name}/package.json`);
  const version = manifest === undefined ? undefined : manifestOf(dirname(manifest))?.version;
  const leadingTo = manifest === undefined ? [] : [manifest];
  return { path: name, reference, leadingTo, testing: resolved(resolve, `${name}/testing`), version };
}

function fromFile(path: string): ClientFiles {
  if (/^\.[cm]?ts$/.test(extname(path))) throw onlyTypeScript(dirname(path));
  if (/^\.[cm]?js$/.test(extname(path))) return besides(path, path, undefined);
  throw configurationError(
    `${path} is no client that the generator made. Name its folder, or its reference.js.`,
  );
}

interface Manifest {
  readonly name: string;
  readonly version: string | undefined;
  readonly exportsReference: boolean;
  readonly isModule: boolean;
}

function manifestOf(folder: string): Manifest | undefined {
  const path = join(folder, 'package.json');
  if (!isFile(path)) return undefined;
  try {
    const { name, version, exports, type } = JSON.parse(readFileSync(path, 'utf8'));
    return {
      name: String(name),
      version: typeof version === 'string' ? version : undefined,
      exportsReference: typeof name === 'string' && isObject(exports) && './reference' in exports,
      isModule: type === 'module',
    };
  } catch {
    throw configurationError(`${path} is not JSON that this program can read. Correct it.`);
  }
}

/** A package knows itself by its own name: so Node reads its `exports`, and not this program. */
function fromPackage(folder: string, { name, version }: Manifest): ClientFiles {
  // Node follows links: the manifest is noted by the path that may be one.
  const path = join(folder, 'package.json');
  const { resolve } = createRequire(path);
  const reference = resolved(resolve, `${name}/reference`);
  if (reference === undefined)
    throw configurationError(
      `The client in ${folder} is not built: the file that its package.json exports as "./reference" does not exist. Build it, such as with: npx tsc --project ${shellWord(folder)}`,
    );
  const testing = resolved(resolve, `${name}/testing`);
  return { path: folder, reference, leadingTo: [path], testing, version };
}

function besides(path: string, reference: string, version: string | undefined): ClientFiles {
  const testing = join(dirname(reference), `testing${extname(reference)}`);
  return { path, reference, leadingTo: [], testing: isFile(testing) ? testing : undefined, version };
}

function onlyTypeScript(folder: string): CliError {
  const built = join(dirname(folder), `${basename(folder)}-js`);
  return configurationError(
    `The client in ${folder} is TypeScript only, which Node cannot load. Compile it, such as with: npx esbuild ${shellWord(folder)}/*.ts --outdir=${shellWord(built)} --format=${formatIn(dirname(built))}\nThen name ${built}.`,
  );
}

/** Returns what Node takes files of the name `*.js` for in a folder: what the next package.json above says. */
function formatIn(folder: string): 'esm' | 'cjs' {
  const manifest = manifestOf(folder);
  if (manifest) return manifest.isModule ? 'esm' : 'cjs';
  const above = dirname(folder);
  return above === folder ? 'cjs' : formatIn(above);
}

function resolved(resolve: NodeJS.RequireResolve, specifier: string): string | undefined {
  try {
    const path = resolve(specifier);
    return isFile(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A parent of the path is a file; newer versions of Node say so by themselves.
    if (code === 'ENOTDIR') return undefined;
    throw configurationError(`${path} can't be read (${code}). Correct it.`);
  }
}
