import { existsSync } from 'node:fs';
import path from 'node:path';
import { newPackageFiles } from '../code/new-package.js';
import { runtimeVersion } from './assets.js';
import type { Provider } from './provider.js';

/**
 * The files that make a client in another project's repository a package: written once, where they are not there, and from
 * then on its owner's. Texts by path in the package.
 */
export function packageForm({ kind, isOwned, packageDir, packageName, name }: Provider): Map<string, string> {
  if (kind !== 'package' || isOwned) return new Map();
  const form = newPackageFiles({ packageName, name, runtimeVersion: runtimeVersion() });
  return new Map([...form].filter(([file]) => !existsSync(path.join(packageDir, file))));
}
