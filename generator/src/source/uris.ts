/** Stands for the spec's folder, so that references can be resolved as URIs. Nothing is ever loaded from it. */
export const FOLDER = 'https://folder.invalid/of-the-spec/';

/** A file in the spec's folder, and what of it is meant. */
export interface FileTarget {
  readonly path: string;
  readonly fragment: string;
}

/**
 * Resolves a reference to a file in the spec's folder.
 *
 * @param base the URI of the file that refers
 * @param selves folders on the web that are the spec's own by its `$self`
 * @returns undefined for what leads anywhere else: the network, another folder, no file
 */
export function fileTarget(ref: string, base: string, selves: readonly string[]): FileTarget | undefined {
  const { location, fragment } = splitReference(ref);
  if (!URL.canParse(location, base)) return undefined;
  const url = new URL(location, base);
  url.search = '';
  url.hash = '';
  const folder = [FOLDER, ...selves].find(one => url.href.startsWith(one));
  if (folder === undefined || leavesFolder(location, base)) return undefined;
  const path = decodedPath(url.href.slice(folder.length));
  return path === undefined ? undefined : { path, fragment };
}

/** Splits a reference at its first `#`. */
export function splitReference(ref: string): { readonly location: string; readonly fragment: string } {
  const at = ref.indexOf('#');
  return at < 0
    ? { location: ref, fragment: '' }
    : { location: ref.slice(0, at), fragment: ref.slice(at + 1) };
}

/** The folder of a URI. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** True for a `$self` that says where a document belongs. */
export function isSelf(self: unknown, own: string): self is string {
  return typeof self === 'string' && self !== '' && URL.canParse(self, own);
}

/** True where a relative reference climbs higher than the spec's folder: a URI can't, so it would lead back into it. */
function leavesFolder(location: string, base: string): boolean {
  if (!base.startsWith(FOLDER) || /^[a-z][a-z0-9+.-]*:/i.test(location)) return false;
  if (/^[/\\]/.test(location)) return true;
  let depth = base.slice(FOLDER.length).split('/').length - 1;
  for (const step of location.split(/[/\\]/)) {
    const name = step.replaceAll(/%2e/gi, '.');
    if (name === '..') depth--;
    else if (name !== '.' && name !== '') depth++;
    if (depth < 0) return true;
  }
  return false;
}

/** The path as a file system has it; undefined where what was encoded would lead elsewhere. */
function decodedPath(encoded: string): string | undefined {
  try {
    const path = decodeURIComponent(encoded);
    const steps = path.split('/');
    return path === '' || /[\\\p{Cc}:]/u.test(path) || steps.some(step => /^\.*$/.test(step))
      ? undefined
      : path;
  } catch {
    return undefined;
  }
}
