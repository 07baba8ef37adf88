import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The user's config file, below the home. */
export const CONFIG = '.config/token-clients/config.yaml';

/** Writes a file below a home, which only its owner can write to. */
export function putFile(home: string, path: string, content: string): void {
  const at = join(home, path);
  mkdirSync(dirname(at), { recursive: true, mode: 0o700 });
  writeFileSync(at, content, { mode: 0o600 });
}
