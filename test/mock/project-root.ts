import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project, from the sources as well as from what is built of them. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'token-clients.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('token-clients.json was not found above this file.');
    folder = parent;
  }
  return folder;
}
