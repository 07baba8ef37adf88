import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty directory for a file store, and where other processes find it. */
export async function temporaryFileStore(options: { readonly encryptionKey?: string } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'token-store-'));
  const module = new URL('processes/open-file-store.mjs', import.meta.url).href;
  const remove = () => rm(directory, { recursive: true, force: true });
  return { directory, location: { module, options: { directory, ...options } }, remove };
}
