import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Manifest, packages, root } from '../architecture/support/project.js';

const run = promisify(execFile);

/** A package as `npm publish` would send it. */
export interface Tarball {
  readonly name: string;
  readonly file: string;
}

/** Packs every package that people install into a folder. They must be built. */
export async function packAll(folder: string): Promise<Tarball[]> {
  const workspaces = packages().flatMap(({ folder: name }) => ['-w', `packages/${name}`]);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder, ...workspaces], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  // npm prints a list, or since version 11 an object by package.
  const packed = Object.values(JSON.parse(stdout) as Record<string, { filename: string; name: string }>);
  return packed.map(({ name, filename }) => ({ name, file: path.join(folder, filename) }));
}

/**
 * Unpacks tarballs where an application has its modules. Other people's packages that they depend on are copied from
 * this project's own, because the network is off.
 */
export async function unpackAll(tarballs: readonly Tarball[], application: string): Promise<void> {
  const modules = path.join(application, 'node_modules');
  for (const { name, file } of tarballs) {
    const target = path.join(modules, name);
    mkdirSync(target, { recursive: true });
    await run('tar', ['-xzf', file, '-C', target, '--strip-components=1']);
  }
  for (const { name } of tarballs) copyDependencies(path.join(modules, name), modules);
}

function copyDependencies(folder: string, modules: string): void {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const target = path.join(modules, name);
    if (existsSync(target)) continue;
    cpSync(path.join(root, 'node_modules', name), target, { recursive: true, dereference: true });
    copyDependencies(target, modules);
  }
}
