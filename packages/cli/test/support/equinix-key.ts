import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runHere, temporaryHome } from './in-process.js';

/** Returns the name that records of a grant have in every store: of the grant that these variables describe. */
export async function equinixCacheKey(env: Readonly<Record<string, string>>): Promise<string> {
  using home = temporaryHome();
  await runHere(['token', 'get', 'equinix-access-token'], home.path, {
    env: { ...env, TOKEN_CLIENTS_STORE: 'file' },
  });
  const directory = join(home.path, '.local', 'state', 'token-clients', 'tokens');
  const [name = ''] = readdirSync(directory).filter(name => name.endsWith('.json'));
  return (JSON.parse(readFileSync(join(directory, name), 'utf8')) as { key: string }).key;
}
