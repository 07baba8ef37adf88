import { strToU8, zipSync } from 'fflate';

/**
 * Packs files into an archive, below one folder. The same files give the same bytes: their time is fixed.
 *
 * @param folder its name; what no file system takes is left out of it
 * @param files text by path, with `/`
 * @throws Error for a path that leads out of the folder
 */
export function packageArchive(
  folder: string,
  files: Iterable<readonly [string, string]>,
): Uint8Array<ArrayBuffer> {
  const root = folderName(folder);
  const entries: Record<string, Uint8Array> = Object.create(null);
  for (const [path, text] of files) {
    const parts = path.split('/');
    if (parts.some(part => !isSafe(part))) throw new Error(`${path} is no name for a file in an archive`);
    entries[`${root}/${parts.join('/')}`] = strToU8(text);
  }
  return zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1) });
}

/** The name of the archive's folder, and of the archive itself. */
export function folderName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain === '' ? 'client' : plain;
}

function isSafe(part: string): boolean {
  return /^[\p{L}\p{M}\p{N}_.@ -]+$/u.test(part) && !/^\.+$/.test(part) && !/[. ]$/.test(part);
}
