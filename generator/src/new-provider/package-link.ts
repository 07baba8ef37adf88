import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** Where `npm install` links a package of the project, from the root. */
export function packageLink(name: string): string {
  return `node_modules/@token-clients/${name}`;
}

/** Links a new package of the project as `npm install` does, without asking a registry. */
export function linkPackage(root: string, name: string): void {
  const link = path.join(root, packageLink(name));
  mkdirSync(path.dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(path.join('../../packages', name), link, 'junction');
}
