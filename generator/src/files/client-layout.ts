import type { Files } from '../engine/engine.js';
import type { ClientKind } from '../project/project.js';

/** Where the generated sources are in a package. In a folder that is a client, they lie directly. */
const SOURCES = 'src/generated/';

/** The places in a package that the generator owns, whole, where all packages of a project are its own. */
export const OWNED = ['src/generated', 'docs', 'README.md'] as const;

/** The generator's record of what it wrote, among the files themselves. */
export function recordOf(kind: ClientKind): string {
  return placeOf(kind, `${SOURCES}FILES`) as string;
}

/** The place of a package's file in a client of this kind; undefined for a file that it does not have. */
export function placeOf(kind: ClientKind, file: string): string | undefined {
  if (kind === 'package') return file;
  return file.startsWith(SOURCES) ? file.slice(SOURCES.length) : undefined;
}

/** The files of a package as a client of this kind has them: a folder has the sources alone. */
export function laidOut(kind: ClientKind, files: Files): Files {
  return new Map(
    [...files].flatMap(([file, text]) => {
      const place = placeOf(kind, file);
      return place === undefined ? [] : [[place, text] as const];
    }),
  );
}
