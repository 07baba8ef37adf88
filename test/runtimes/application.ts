import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { packAll, type Tarball, unpackAll } from '../packed/pack.js';
import { runtimesFolder } from './tools.js';

/** A folder with the packed packages among its modules, as an application has them after `npm install`. */
export interface Application {
  readonly folder: string;
  /** Bundles a file of it. `options` says what for. */
  bundle(file: string, outfile: string, options: BuildOptions): Promise<string>;
}

let tarballs: Promise<Tarball[]> | undefined;
const made: string[] = [];
const applications = new Map<string, Promise<Application>>();

/**
 * An application outside of the project, so that nothing but its own modules is found. Made once; holds the program of
 * the steps.
 */
export const application = (): Promise<Application> => once('outside', tmpdir());

/** An application inside this package, where it also finds the tools that are installed there. */
export const applicationWithTools = (): Promise<Application> =>
  once('inside', join(runtimesFolder, '.cache'));

/** Removes all applications. */
export function removeApplications(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  applications.clear();
  tarballs = undefined;
}

function once(key: string, parent: string): Promise<Application> {
  const known = applications.get(key) ?? make(parent);
  applications.set(key, known);
  return known;
}

async function make(parent: string): Promise<Application> {
  mkdirSync(parent, { recursive: true });
  tarballs ??= packAll(newFolder(tmpdir()));
  const folder = newFolder(parent);
  await unpackAll(await tarballs, folder);
  cpSync(join(runtimesFolder, 'program'), join(folder, 'program'), { recursive: true });
  const bundle = async (file: string, outfile: string, options: BuildOptions) => {
    const target = join(folder, outfile);
    await build({
      entryPoints: [join(folder, file)],
      outfile: target,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
      ...options,
    });
    return target;
  };
  return { folder, bundle };
}

function newFolder(parent: string): string {
  const folder = mkdtempSync(join(parent, 'token-clients-runtimes-'));
  made.push(folder);
  return folder;
}
