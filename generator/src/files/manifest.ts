import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generatorRoot } from '../project-root.js';
import { filesBelow } from './files-below.js';
import { type Provider, specFilesOf } from './providers.js';

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

/** For each provider a hash over everything that decides its output: its spec with what completes it, and the generator itself. */
export function inputHashes(providers: readonly Provider[]): Map<Provider, string> {
  const generator = generatorHash();
  return new Map(
    providers.map(provider => {
      const hash = createHash('sha256').update(generator);
      for (const file of specFilesOf(provider)) {
        hash.update(`\n${path.relative(path.dirname(provider.specFile), file)}\n`).update(readFileSync(file));
      }
      return [provider, hash.digest('hex')];
    }),
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
