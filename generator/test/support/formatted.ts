import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../../src/project-root.js';

/** Lays code out as all code of the project is. */
export function formatted(code: string): string {
  const bin = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const config = `--config-path=${path.join(projectRoot, 'biome.json')}`;
  const args = [bin, 'format', config, '--stdin-file-path=code.ts'];
  return execFileSync(process.execPath, args, { input: code, encoding: 'utf8' });
}
