import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';

const root = projectRoot();

/** Where the verified jar and its class archive are: the project's own, so that both are warm. */
export const jarCache = process.env.TOKEN_CLIENTS_CACHE || join(root, 'generator', '.cache');

/** A copy of the project that can be generated into, away from the real one. */
export interface Workshop extends Disposable {
  readonly root: string;
  readonly specs: readonly string[];
}

/** What the generator, its build and the commands around it read. */
const NEEDED = [
  'generator',
  'packages',
  'specs',
  'token-clients.json',
  'package.json',
  'tsconfig.base.json',
  'biome.json',
  '.gitignore',
];

/**
 * Copies the project without its dependencies, which are linked, and without what was built: `npm run generate` builds.
 *
 * @param copies how many specs to make of each, under names of their own
 */
export function makeWorkshop(copies = 1): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'token-clients-bench-'));
  for (const name of NEEDED) {
    if (!existsSync(join(root, name))) continue;
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: isWanted });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const own = join(root, 'generator', 'node_modules');
  if (existsSync(own)) symlinkSync(own, join(folder, 'generator', 'node_modules'), 'junction');
  for (const spec of yamlFiles(folder)) {
    for (let copy = 2; copy <= copies; copy++) {
      const name = spec.replace('.yaml', `-${copy}`);
      cpSync(join(folder, 'specs', spec), join(folder, 'specs', `${name}.yaml`));
      const from = join(folder, 'packages', spec.replace('.yaml', ''), 'package.json');
      cpSync(from, join(folder, 'packages', name, 'package.json'));
    }
  }
  return {
    root: folder,
    specs: yamlFiles(folder).map(file => join(folder, 'specs', file)),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function isWanted(path: string): boolean {
  return !/[\\/](node_modules|\.cache|\.turbo|dist|test)([\\/]|$)/.test(path.slice(root.length));
}

function yamlFiles(folder: string): string[] {
  return readdirSync(join(folder, 'specs'))
    .filter(file => file.endsWith('.yaml'))
    .sort();
}
