import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { packAll, unpackAll } from '../packed/pack.js';
import { runtimesFolder } from './tools.js';

/** Puts the published packages, and what they need, among the modules of a folder. */
export type Install = (folder: string) => Promise<void>;

/** A folder with the packed packages among its modules, as an application has them after `npm install`. */
export interface Application {
  readonly folder: string;
  /** Bundles a file of it. `options` says what for. */
  bundle(file: string, outfile: string, options: BuildOptions): Promise<string>;
}

/** Without a network: unpacks what `npm run pack` makes, and copies what the program of the steps uses besides. */
let install: Install = async folder =>
  unpackAll(await packAll(newFolder(tmpdir())), folder, ['openapi-fetch']);

/** Sets how applications get the packages: else from tarballs. */
export function installBy(other: Install): void {
  install = other;
}

const made: string[] = [];
const applications = new Map<string, Promise<Application>>();

/**
 * An application outside of the project, so that nothing but its own modules is found. Made once; holds the program of
 * the steps.
 */
export const application = (): Promise<Application> => once('outside', () => make(tmpdir(), install));

/** An application inside this package, where it also finds the tools that are installed there. */
export const applicationWithTools = (): Promise<Application> =>
  once('inside', async () => {
    const modules = join((await application()).folder, 'node_modules');
    return make(join(runtimesFolder, '.cache'), async folder => {
      cpSync(modules, join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true });
    });
  });

/** Removes all applications. */
export function removeApplications(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  applications.clear();
}

function once(key: string, first: () => Promise<Application>): Promise<Application> {
  const known = applications.get(key) ?? first();
  applications.set(key, known);
  return known;
}

async function make(parent: string, fill: Install): Promise<Application> {
  mkdirSync(parent, { recursive: true });
  const folder = newFolder(parent);
  await fill(folder);
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

/** A folder that is removed with the applications. */
export function newFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'token-clients-runtimes-'));
  made.push(folder);
  return folder;
}
