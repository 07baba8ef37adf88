import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCli } from '../../build.mjs';

const cache = fileURLToPath(new URL('../../.cache', import.meta.url));
const fixedProviders = fileURLToPath(new URL('fixed-providers.ts', import.meta.url));

/**
 * Builds the program as for a release, in a folder of its own. `await using` removes it.
 *
 * @param providers path of the module with its list of providers
 */
export async function builtCli(providers = fixedProviders): Promise<{ bin: string } & AsyncDisposable> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'cli-'));
  await buildCli(folder, { providers });
  return {
    bin: join(folder, 'bin.js'),
    [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
