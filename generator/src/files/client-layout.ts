import type { Files } from '../engine/engine.js';
import type { ClientKind } from '../project/project.js';

/** Where the generated sources are in a package. In a folder that is a client, they lie directly. */
const SOURCES = 'src/generated/';

/** The places in a package that the generator owns, whole, where all packages of a project are its own. */
export const OWNED = ['src/generated', 'docs', 'README.md'] as const;

/** The generator's record of what it wrote, among the files themselves. */
export function recordOf(kind: ClientKind): string {
  return sourceOf(kind, 'FILES');
}

/** What users saw of a client when it was last generated. */
export function interfaceOf(kind: ClientKind): string {
  return sourceOf(kind, 'interface.json');
}

function sourceOf(kind: ClientKind, name: string): string {
  return kind === 'package' ? SOURCES + name : name;
}

/** The files of a package as a client of this kind has them: a folder has the sources alone. */
export function laidOut(kind: ClientKind, files: Files): Files {
  if (kind === 'package') return files;
  const sources = [...files].filter(([file]) => file.startsWith(SOURCES));
  return new Map(sources.map(([file, text]) => [file.slice(SOURCES.length), text]));
}
