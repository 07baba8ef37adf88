import { lookUp } from '../document/document.js';
import type { Fault, SourceFile, SourceFiles } from './source-files.js';
import { fileTarget, folderOf, splitReference } from './uris.js';

/** The file that a reference leads to, and what of it is meant. */
interface Found {
  readonly file: SourceFile;
  readonly fragment: string;
}

/** Finds the file that a reference in another one leads to. */
export async function findTarget(files: SourceFiles, from: SourceFile, ref: string): Promise<Found | Fault> {
  const { root } = files;
  const { location, fragment } = splitReference(ref);
  if (location === '') return { file: from, fragment };
  const inside = files.idIn(from, location) ?? files.idIn(root, location);
  if (inside) return { file: inside.file, fragment: inside.pointer + fragment };
  const uri = URL.canParse(location, from.base) ? new URL(location, from.base).href : location;
  const own = files.withBase(uri);
  if (own) return { file: own, fragment };
  const target = fileTarget(ref, from.base, [folderOf(root.base)]);
  if (!target) return outside(ref);
  const file = await files.load(target.path);
  return 'problem' in file ? file : { file, fragment };
}

function outside(ref: string): Fault {
  const shown = ref.slice(0, 100);
  return /^[a-z][a-z0-9+.-]*:/i.test(ref)
    ? {
        problem: `The reference leads out of the document: ${shown}`,
        fix: "Copy what it refers to into components, or into a file in the spec's folder.",
      }
    : {
        problem: `The reference leads out of the spec's folder: ${shown}`,
        fix: 'Copy the file into the folder, and refer to it there.',
      };
}

/** The value at a JSON pointer in a file; undefined if there is none. */
export function valueAt({ data }: SourceFile, at: string): unknown {
  return at === '' ? data : lookUp(data as object, `#${at}`);
}

/**
 * A local reference in a schema that has an `$id` is relative to that schema. Most of those who write one mean the
 * document, so that goes first.
 *
 * @param schema JSON pointer of the schema; empty for none
 */
export function inSchema(file: SourceFile, schema: string, ref: string): string {
  if (schema === '' || !/^#(\/|$)/.test(ref)) return ref;
  const isInDocument = ref !== '#' && valueAt(file, ref.slice(1)) !== undefined;
  return !isInDocument && valueAt(file, schema + ref.slice(1)) !== undefined
    ? `#${schema}${ref.slice(1)}`
    : ref;
}
