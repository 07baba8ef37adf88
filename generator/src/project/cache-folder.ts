import { existsSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Chooses the folder for lock, journal and run folders: in `node_modules` of the nearest package, where other tools have
 * theirs; or beside the project, where there is none, or where it is on another file system than the output. Files are
 * moved into place by renaming, which no file system does for another.
 *
 * @param outs folders of clients; they need not be there
 */
export function cacheFolder(root: string, outs: readonly string[]): string {
  const modules = nearestModules(root);
  const usual = modules && path.join(modules, '.cache', 'token-clients');
  const isNear = usual !== undefined && outs.every(out => deviceOf(out) === deviceOf(usual));
  return isNear ? usual : path.join(root, '.token-clients');
}

function nearestModules(folder: string): string | undefined {
  if (existsSync(path.join(folder, 'package.json'))) {
    const modules = path.join(folder, 'node_modules');
    return existsSync(modules) ? modules : undefined;
  }
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearestModules(parent);
}

/** The file system of a path, or of the nearest folder above it that is there. */
function deviceOf(place: string): number {
  return statOf(place)?.dev ?? deviceOf(path.dirname(place));
}

function statOf(place: string): Stats | undefined {
  try {
    return statSync(place);
  } catch {
    return undefined;
  }
}
