import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generatorRoot } from '../project-root.js';
import type { Provider } from './providers.js';

/** The generator's record of what it wrote, among the files themselves. */
export const MANIFEST = 'src/generated/FILES';

/** The places in a package that the generator owns, whole. */
const OWNED = ['src/generated', 'docs', 'README.md'] as const;

/** What the record holds: a hash of all that went in, and of each file that came out. */
export interface Manifest {
  readonly inputs: string;
  readonly files: ReadonlyMap<string, string>;
}

export function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The record of a package; undefined if there is none. */
function readManifest(packageDir: string): Manifest | undefined {
  const file = path.join(packageDir, MANIFEST);
  if (!existsSync(file)) return undefined;
  const [first = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return {
    inputs: first.replace(/^inputs /, ''),
    files: new Map(
      lines.map(line => {
        const [hash = '', ...name] = line.split('  ');
        return [name.join('  '), hash];
      }),
    ),
  };
}

export function formatManifest({ inputs, files }: Manifest): string {
  const lines = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, hash]) => `${hash}  ${name}`);
  return `inputs ${inputs}\n${lines.join('\n')}\n`;
}

/** Files below a folder, by their paths from `base`, sorted. For a file, the file. */
export function filesBelow(base: string, place: string): string[] {
  const here = path.join(base, place);
  if (!existsSync(here)) return [];
  try {
    return readdirSync(here)
      .sort()
      .flatMap(name => filesBelow(base, path.posix.join(place, name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [place];
    throw error;
  }
}

/** All generated files of a package, the record itself left out. */
export function ownedFiles(packageDir: string): string[] {
  return OWNED.flatMap(place => filesBelow(packageDir, place)).filter(file => file !== MANIFEST);
}

/** Paths of generated files in the order of {@link ownedFiles}. */
export function inOrder(files: readonly string[]): string[] {
  return OWNED.flatMap(place => files.filter(file => file === place || file.startsWith(`${place}/`)).sort());
}

/** Whether a package is just what its record says, made from just these inputs. */
export function isCurrent(packageDir: string, inputs: string): boolean {
  const manifest = readManifest(packageDir);
  if (manifest?.inputs !== inputs) return false;
  const files = ownedFiles(packageDir);
  return (
    files.length === manifest.files.size &&
    files.every(file => manifest.files.get(file) === hashOf(readFileSync(path.join(packageDir, file))))
  );
}

/** For each provider a hash over everything that decides its output: its spec and the generator itself. */
export function inputHashes(providers: readonly Provider[]): Map<Provider, string> {
  const generator = generatorHash();
  return new Map(
    providers.map(provider => [
      provider,
      createHash('sha256').update(generator).update(readFileSync(provider.specFile)).digest('hex'),
    ]),
  );
}

function generatorHash(): string {
  const hash = createHash('sha256');
  const own = ['src', 'mustache', 'lint.yaml', 'jar.json', 'package.json'];
  for (const file of own.flatMap(place => filesBelow(generatorRoot, place))) {
    hash.update(file).update(readFileSync(path.join(generatorRoot, file)));
  }
  return hash
    .update(readFileSync(path.join(generatorRoot, '..', 'specs', 'x-token.schema.json')))
    .digest('hex');
}
