import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Chooses the folder for lock, journal and run folders: in `node_modules` of the nearest package, where other tools have
 * theirs; or beside the project, where there is none.
 */
export function cacheFolder(root: string): string {
  const modules = nearestModules(root);
  return modules === undefined
    ? path.join(root, '.token-clients')
    : path.join(modules, '.cache', 'token-clients');
}

function nearestModules(folder: string): string | undefined {
  if (existsSync(path.join(folder, 'package.json'))) {
    const modules = path.join(folder, 'node_modules');
    return existsSync(modules) ? modules : undefined;
  }
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearestModules(parent);
}
