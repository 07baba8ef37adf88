import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';

/** Where and when figures were measured. Names no machine, only its kind. */
export interface Machine {
  readonly cpu: string;
  readonly cpus: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly java: string | null;
  readonly commit: string | null;
  readonly date: string;
  /** The peers, from their own package.json. */
  readonly versions: Readonly<Record<string, string>>;
}

export function thisMachine(): Machine {
  const bench = join(projectRoot(), 'test', 'bench', 'package.json');
  const manifest = JSON.parse(readFileSync(bench, 'utf8')) as Record<string, Record<string, string>>;
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cpus: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    java: javaVersion(),
    commit: commitOf(projectRoot()),
    date: new Date().toISOString().slice(0, 10),
    versions: { ...manifest.devDependencies, ...manifest.optionalDependencies },
  };
}

/** Processes that wanted to run in the last minute: more than there are cores, and times are longer than they need be. */
export function currentLoad(): number {
  return Number(loadavg()[0]?.toFixed(1) ?? 0);
}

/** The commit, with a plus if the work tree differs from it. Results and figures themselves do not count. */
function commitOf(root: string): string | null {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim();
    const changed = git(
      'status',
      '--porcelain',
      '--untracked-files=no',
      '--',
      'packages',
      'generator',
      'specs',
    );
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
  } catch {
    return null;
  }
}

function javaVersion(): string | null {
  try {
    const output = execFileSync('java', ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.split('\n', 1)[0]?.trim() ?? null;
  } catch {
    return null;
  }
}
