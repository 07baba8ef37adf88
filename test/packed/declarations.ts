import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../architecture/support/project.js';

/** Returns the declarations of a package that its users can reach: those that its exports name, and what these import. */
export function reachableDeclarations(folder: string, { exports = {} }: Manifest): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file) || !existsSync(file)) return;
    reached.add(file);
    for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:\bfrom|\bimport\(?)\s*['"](\.[^'"]+)['"]/g,
    )) {
      visit(path.join(path.dirname(file), to.replace(/\.js$/, '.d.ts')));
    }
  };
  for (const entry of Object.values(exports)) {
    if (typeof entry !== 'string') visit(path.join(folder, entry.types));
  }
  return reached;
}

/** Returns the source file to which a declaration leads by its map; undefined if it has no map. */
export function sourceOf(declaration: string): string | undefined {
  const map = `${declaration}.map`;
  if (!existsSync(map)) return undefined;
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: readonly string[] };
  return sources.length === 1 ? path.join(path.dirname(map), sources[0] ?? '') : undefined;
}
