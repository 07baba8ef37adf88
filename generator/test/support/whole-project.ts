import { cpSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { newFolder } from './folder.js';
import { PROJECT } from './project.js';

/**
 * Copies the project as it is built, so that whole commands run in it: they compile it, write its pages and test it. What is
 * installed is linked, but for the project's own packages, which are those of the copy. It is no git repository.
 */
export function copyProject(): string {
  const root = newFolder();
  cpSync(PROJECT, root, {
    recursive: true,
    preserveTimestamps: true,
    filter: file => !/[\\/](?:node_modules|\.git|\.turbo|\.cache)$/.test(file),
  });
  for (const at of [
    '.',
    'generator',
    ...readdirSync(path.join(PROJECT, 'packages')).map(name => `packages/${name}`),
  ])
    linkInstalled(path.join(PROJECT, at, 'node_modules'), path.join(root, at, 'node_modules'));
  return root;
}

function linkInstalled(from: string, to: string): void {
  for (const name of entriesOf(from)) {
    const isOwn = name === '@token-clients';
    if (!isOwn) symlinkSync(path.join(from, name), path.join(mkdirOf(to), name));
    // Such a link is a way to a folder beside it.
    else
      for (const own of readdirSync(path.join(from, name)))
        symlinkSync(readlinkSync(path.join(from, name, own)), path.join(mkdirOf(path.join(to, name)), own));
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function mkdirOf(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}
