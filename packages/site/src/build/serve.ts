import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startServer } from '@token-clients/testing/servers';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** A site that is being served. */
export interface ServedSite extends AsyncDisposable {
  /** With the base path and a `/` at its end. */
  readonly url: string;
}

/**
 * Serves a folder on this machine as any file server does: a file for its path, and `index.html` for a folder.
 *
 * @param base the path below which it is served, such as `/docs/`
 * @param headers sent with every file
 */
export async function serveSite(
  folder: string,
  base = '/',
  headers: Readonly<Record<string, string>> = {},
): Promise<ServedSite> {
  const server = await startServer(async ({ path: asked }) => {
    const file = fileFor(folder, decodeURIComponent(asked.split('?', 1)[0] ?? ''), base);
    const body = file && (await readFile(file).catch(() => undefined));
    if (!file || !body) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' };
    return {
      status: 200,
      headers: { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', ...headers },
      body,
    };
  });
  return { url: `${server.url}${base}`, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** The file for a path, or undefined if the path leads out of the folder. */
function fileFor(folder: string, asked: string, base: string): string | undefined {
  if (!asked.startsWith(base)) return undefined;
  const file = path.join(folder, asked.slice(base.length));
  if (file !== folder && !file.startsWith(folder + path.sep)) return undefined;
  return path.extname(file) === '' ? path.join(file, 'index.html') : file;
}
