import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The version of a package; that of a new one where it has none yet. */
export function versionOf(packageDir: string): string {
  const file = path.join(packageDir, 'package.json');
  if (!existsSync(file)) return '0.0.0';
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown };
  return typeof version === 'string' ? version : '0.0.0';
}
