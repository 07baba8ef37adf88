import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCli } from '../../build.mjs';

const cache = fileURLToPath(new URL('../../.cache', import.meta.url));

/** A bundle of the program as it is built for release, in a folder of its own. `await using` removes it. */
export async function builtCli(options?: { providers?: string }): Promise<{ bin: string } & AsyncDisposable> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'cli-'));
  await buildCli(folder, options);
  return {
    bin: join(folder, 'bin.js'),
    [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
