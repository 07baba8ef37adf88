import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../architecture/support/project.js';

/** Returns where the project's own files are to be read that a package of some version was made of; ends with a slash. */
export function sourceUrl({ repository, version }: Manifest): string {
  return `${repository?.url.replace(/^git\+|\.git$/g, '')}/blob/v${version}/`;
}

/** Makes the links of a page that lead out of its package lead to the same page of the project, at the version of the package. */
export function completeLinks(page: string, folder: string, manifest: Manifest): void {
  const text = readFileSync(page, 'utf8');
  const next = text.replace(/(\]\()(?!https?:|#|mailto:)([^)#\s]+)/g, (link, start: string, to: string) => {
    const place = path.relative(folder, path.resolve(path.dirname(page), to)).replaceAll(path.sep, '/');
    if (!place.startsWith('..') && existsSync(path.join(folder, place))) return link;
    return `${start}${sourceUrl(manifest)}${path.posix.join(manifest.repository?.directory ?? '', place)}`;
  });
  if (next !== text) writeFileSync(page, next);
}
