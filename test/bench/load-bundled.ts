import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Loads TypeScript files, with all that they import, as one module that exports what they export. */
export async function loadBundled<Module>(entry: string, folder: string, ...more: string[]): Promise<Module> {
  const outfile = join(folder, `${randomUUID()}.mjs`);
  const contents = [entry, ...more].map(file => `export * from ${JSON.stringify(file)};`).join('\n');
  await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
}
