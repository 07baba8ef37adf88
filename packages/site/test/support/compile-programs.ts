import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/build/project.js';

/**
 * Compiles programs as a reader would, who has the packages installed.
 *
 * @param programs the text of each, by the name of its file; files of one folder may import each other
 * @param root a folder in which the packages are installed
 * @returns what the compiler says; empty if it finds nothing
 */
export function compilePrograms(programs: ReadonlyMap<string, string>, root = projectRoot): string {
  const cache = path.join(root, 'test/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'programs-'));
  const config = {
    extends: path.join(projectRoot, 'tsconfig.base.json'),
    compilerOptions: { noEmit: true, types: ['node'] },
    include: ['**/*.ts', '**/*.mts'],
  };
  try {
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
    for (const [name, text] of programs) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const compiler = path.join(projectRoot, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [compiler, '-p', folder], { stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout ?? error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
