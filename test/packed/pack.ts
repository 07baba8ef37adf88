import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Manifest, published, root } from '../architecture/support/project.js';
import { makeLean } from './lean.js';
import { bundleThirdParty } from './third-party.js';

const run = promisify(execFile);

/** A package as `npm publish` would send it. */
export interface Tarball {
  readonly name: string;
  readonly file: string;
}

/**
 * Packs every package into a folder as it is published: with the code of small dependencies, without what no user of it reads.
 * They must be built.
 */
export async function packAll(folder: string): Promise<Tarball[]> {
  const stage = mkdtempSync(path.join(tmpdir(), 'packing-'));
  try {
    const built = await pack(
      published().map(({ place }) => path.join(root, place)),
      stage,
    );
    const folders = built.map(({ name }) => path.join(stage, name));
    await Promise.all(
      built.map(async ({ file }, index) => {
        const target = folders[index] ?? '';
        await unpack(file, target);
        await bundleThirdParty(target);
        await makeLean(target);
      }),
    );
    return await pack(folders, folder);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Runs `npm pack` for folders of packages. */
async function pack(folders: readonly string[], destination: string): Promise<Tarball[]> {
  const options = ['--json', '--ignore-scripts', '--pack-destination', destination];
  const { stdout } = await run('npm', ['pack', ...options, ...folders], {
    cwd: root,
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  // npm prints a list, or since version 11 an object by package.
  const packed = Object.values(JSON.parse(stdout) as Record<string, { filename: string; name: string }>);
  return packed.map(({ name, filename }) => ({ name, file: path.join(destination, filename) }));
}

async function unpack(file: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  await run('tar', ['-xzf', file, '-C', target, '--strip-components=1']);
}

/**
 * Unpacks tarballs where an application has its modules. Other people's packages that they depend on, and those that the
 * application itself uses, are copied from this project's own, because the network is off.
 */
export async function unpackAll(
  tarballs: readonly Tarball[],
  application: string,
  used: readonly string[] = [],
): Promise<void> {
  const modules = path.join(application, 'node_modules');
  for (const { name, file } of tarballs) {
    await unpack(file, path.join(modules, name));
  }
  for (const { name } of tarballs) copyDependencies(path.join(modules, name), modules);
  copyAll(used, modules);
}

function copyDependencies(folder: string, modules: string): void {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
  copyAll(Object.keys(manifest.dependencies ?? {}), modules);
}

function copyAll(names: readonly string[], modules: string): void {
  for (const name of names) {
    const target = path.join(modules, name);
    if (existsSync(target)) continue;
    cpSync(path.join(root, 'node_modules', name), target, { recursive: true, dereference: true });
    copyDependencies(target, modules);
  }
}
