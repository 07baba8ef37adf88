import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';

/** The package with the runtimes: installed only by those who want to run them. */
export const runtimesFolder = join(projectRoot(), 'test', 'runtimes');

/** What installs it. No script of theirs is needed, and some would fetch programs from elsewhere. */
export const INSTALL = 'npm ci --ignore-scripts --prefix test/runtimes';

/** Whether the package is installed. */
export function areToolsInstalled(): boolean {
  return existsSync(join(runtimesFolder, 'node_modules', '.package-lock.json'));
}

/** The folder of an installed package, or of one inside it. */
export function toolFolder(...names: readonly [string, ...string[]]): string | undefined {
  const folder = join(runtimesFolder, ...names.flatMap(name => ['node_modules', name]));
  return existsSync(join(folder, 'package.json')) ? folder : undefined;
}

/** A file of an installed package. */
export function toolFile(name: string, ...parts: readonly string[]): string | undefined {
  const file = join(runtimesFolder, 'node_modules', name, ...parts);
  return existsSync(file) ? file : undefined;
}

/** The version of an installed package. */
export function toolVersion(name: string): string {
  const file = join(runtimesFolder, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Says what to do about a package that is not installed, or has no program for this platform. */
export function notInstalled(name: string): string {
  return areToolsInstalled()
    ? `${name} has no program for ${process.platform} ${process.arch}`
    : `not installed; run: ${INSTALL}`;
}
