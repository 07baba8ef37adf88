import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's lockfile, from its root. */
export const LOCKFILE = 'package-lock.json';

interface Lockfile {
  packages: Record<string, Record<string, unknown>>;
}

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
}

/**
 * Writes the project's lockfile with a provider's package in it, as npm does when it links a workspace: everything that the
 * package depends on is installed, so no registry has to be asked.
 *
 * @param manifest the package's package.json; undefined takes the package out
 * @returns undefined where there is no lockfile, or nothing to change
 */
export function nextLockfile(root: string, name: string, manifest: string | undefined): string | undefined {
  const file = path.join(root, LOCKFILE);
  if (!existsSync(file)) return undefined;
  const before = readFileSync(file, 'utf8');
  const lock = JSON.parse(before) as Lockfile;
  const link = `node_modules/@token-clients/${name}`;
  const folder = `packages/${name}`;
  delete lock.packages[link];
  delete lock.packages[folder];
  if (manifest !== undefined) {
    const { name: full, version, license, dependencies, engines } = JSON.parse(manifest) as PackageManifest;
    lock.packages[link] = { resolved: folder, link: true };
    lock.packages[folder] = { name: full, version, license, dependencies, engines };
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  const packages = Object.fromEntries(
    sorted.map(([place, entry]) => [place, asDeclared(root, place, entry)]),
  );
  const after = `${JSON.stringify({ ...lock, packages }, null, 2)}\n`;
  return after === before ? undefined : after;
}

/** What a package of the project itself depends on is what its package.json says. */
function asDeclared(root: string, place: string, entry: Record<string, unknown>): Record<string, unknown> {
  const file = path.join(root, place, 'package.json');
  if (place === '' || place.includes('node_modules') || !existsSync(file)) return entry;
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const declared = ['dependencies', 'devDependencies'].flatMap(section =>
    entry[section] !== undefined && manifest[section] !== undefined
      ? [[section, sorted(manifest[section] as object)] as const]
      : [],
  );
  return { ...entry, ...Object.fromEntries(declared) };
}

/** In the order in which npm writes names. */
function sorted<Members extends object>(members: Members): Members {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => a.localeCompare(b, 'en'))) as Members;
}
