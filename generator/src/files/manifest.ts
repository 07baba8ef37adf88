import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generatorRoot } from '../project-root.js';
import { unixLineEnds } from '../text/line-ends.js';
import { OWNED, recordOf } from './client-layout.js';
import { filesBelow } from './files-below.js';
import type { Provider } from './provider.js';
import { bytesOf, specFilesOf } from './providers.js';
import { shownFrom } from './shown-from.js';

/** What the record of a client holds: a hash of all that went in, and of each file that came out. */
export interface Manifest {
  readonly inputs: string;
  /** Other files of the spec's folder that went in, by their paths from there. */
  readonly siblings?: readonly string[] | undefined;
  readonly files: ReadonlyMap<string, string>;
}

/** A record that was read. */
export interface KnownManifest extends Manifest {
  /** Whether it is as the generator writes it: no person and no merge has changed it. */
  readonly isWhole: boolean;
}

/** The hash of a file's content, whatever line ends it has. */
export function hashOf(text: string | Uint8Array): string {
  return createHash('sha256').update(comparable(text)).digest('hex');
}

/** The bytes of a file's content, for comparing, without what a checkout may have done to its line ends. */
export function comparable(text: string | Uint8Array): Buffer {
  const bytes = Buffer.from(text as string);
  // In Latin-1 each byte is a letter.
  return bytes.includes('\r\n') ? Buffer.from(unixLineEnds(bytes.toString('latin1')), 'latin1') : bytes;
}

/** The record of a client; undefined if there is none. Of one in which two versions were merged, what both list. */
export function readManifest({ packageDir, kind }: Provider): KnownManifest | undefined {
  const file = path.join(packageDir, recordOf(kind));
  if (!existsSync(file)) return undefined;
  const text = unixLineEnds(readFileSync(file, 'utf8'));
  const manifest = parseManifest(text);
  return manifest && { ...manifest, isWhole: text === formatManifest(manifest) };
}

function parseManifest(text: string): Manifest | undefined {
  const inputs = [...text.matchAll(/^inputs ([0-9a-f]{64})$/gm)].map(([, hash = '']) => hash);
  if (inputs.length === 0) return undefined;
  return {
    inputs: inputs.join(' '),
    siblings: [...text.matchAll(/^with (.+)$/gm)].map(([, name = '']) => name),
    files: new Map(
      [...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)]
        .map(([, hash = '', name = '']) => [name, hash] as const)
        .filter(([name]) => isInside(name)),
    ),
  };
}

/** Whether a path that a record lists is in the client's folder: what is elsewhere would be replaced and removed as well. */
function isInside(name: string): boolean {
  return !path.isAbsolute(name) && !name.split(/[\\/]/).includes('..');
}

export function formatManifest({ inputs, siblings = [], files }: Manifest): string {
  const lines = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, hash]) => `${hash}  ${name}`);
  const read = [...siblings].sort().map(name => `with ${name}\n`);
  return `inputs ${inputs}\n${read.join('')}${lines.join('\n')}\n`;
}

/** All files in the places of a package that are the generator's, the record itself left out. */
export function ownedFiles(packageDir: string): string[] {
  return OWNED.flatMap(place => filesBelow(packageDir, place)).filter(file => file !== recordOf('package'));
}

/**
 * The generated files that a client has, the record itself left out: all in the places that the generator owns; in another
 * project's repository those that it has written, because other files may lie beside them.
 *
 * @param manifest the client's record
 */
export function generatedFiles({ packageDir, isOwned }: Provider, manifest: Manifest | undefined): string[] {
  if (isOwned) return ownedFiles(packageDir);
  const recorded = [...(manifest?.files.keys() ?? [])];
  return inOrder(recorded.filter(file => existsSync(path.join(packageDir, file))));
}

/** Paths of generated files in the order of {@link generatedFiles}. */
export function inOrder(files: readonly string[]): string[] {
  const place = (file: string) => OWNED.findIndex(one => file === one || file.startsWith(`${one}/`));
  return [...files].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** Whether a client is just what its record says, made from just these inputs. */
export function isCurrent(provider: Provider, manifest: KnownManifest | undefined, inputs: string): boolean {
  if (manifest?.inputs !== inputs || !manifest.isWhole) return false;
  const files = generatedFiles(provider, manifest);
  return (
    files.length === manifest.files.size &&
    files.every(
      file => manifest.files.get(file) === hashOf(readFileSync(path.join(provider.packageDir, file))),
    )
  );
}

/**
 * A hash over everything that decides a provider's output: its spec with what completes it, and the generator itself.
 *
 * @param siblings other files of the spec's folder that are known to be read, by their paths from there
 * @param generator as `generatorHash` returns it
 */
export function inputHash(provider: Provider, siblings: Iterable<string>, generator: string): string {
  const { name, packageName, head, url, specFile, specFolder } = provider;
  const folder = path.dirname(specFile);
  const hash = createHash('sha256').update(generator);
  hash.update(JSON.stringify([name, packageName, head, url]));
  const others = specFolder === undefined ? [...siblings].sort() : [];
  for (const file of [...specFilesOf(provider), ...others.map(one => path.join(folder, one))]) {
    hash.update(`\n${shownFrom(folder, file)}\n`).update(inputBytes(provider, file));
  }
  return hash.digest('hex');
}

function inputBytes(provider: Provider, file: string): Buffer {
  try {
    return comparable(bytesOf(provider, file));
  } catch {
    // What can't be read is reported when the spec is read.
    return Buffer.of();
  }
}

/** A hash over the generator itself: what it makes may be different when it is. */
export function generatorHash(): string {
  const hash = createHash('sha256');
  const own = ['src', 'mustache', 'lint.yaml', 'x-token.schema.json', 'jar.json', 'package.json'];
  for (const file of own.flatMap(place => filesBelow(generatorRoot, place))) {
    hash.update(file).update(readFileSync(path.join(generatorRoot, file)));
  }
  return hash.digest('hex');
}
