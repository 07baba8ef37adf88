import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watch } from '../src/files/watch.js';
import { temporaryFolder } from './support/folder.js';

let root: string;
let seen: string[];
let controller: AbortController;
let watching: Promise<void>;
beforeEach(() => {
  root = temporaryFolder();
  seen = [];
  controller = new AbortController();
});
afterEach(async () => {
  controller.abort();
  await watching;
});

/** Watches a file, and notes what is said to have changed. */
async function watchFile(place: string): Promise<void> {
  const watched = { folders: [], files: [path.join(root, place)] };
  let isStarted = false;
  const work = async (changed: string | undefined) => {
    isStarted = true;
    if (changed !== undefined) seen.push(path.relative(root, changed));
    return watched;
  };
  watching = watch(watched, work, controller.signal);
  await expect.poll(() => isStarted).toBe(true);
}

const put = (place: string, text = 'openapi: 3.0.3') => writeFileSync(path.join(root, place), text);

describe('a file that is watched', () => {
  test('may be replaced, as editors do, and twice at once is one change', async () => {
    put('vendor.yaml');
    await watchFile('vendor.yaml');
    put('vendor.yaml~', 'openapi: 3.1.0');
    renameSync(path.join(root, 'vendor.yaml~'), path.join(root, 'vendor.yaml'));
    put('vendor.yaml');

    await expect.poll(() => seen).toEqual(['vendor.yaml']);
    put('other.yaml');
    rmSync(path.join(root, 'vendor.yaml'));
    await expect.poll(() => seen).toEqual(['vendor.yaml', 'vendor.yaml']);
  });

  test('may be in a folder that is not there yet', async () => {
    await watchFile('src/clients/vendor.yaml');
    mkdirSync(path.join(root, 'src/clients'), { recursive: true });
    await expect.poll(() => seen.length).toBeGreaterThan(0);
    const before = seen.length;
    put('src/clients/vendor.yaml');

    await expect.poll(() => seen.slice(before)).toContain('src/clients/vendor.yaml');
  });

  test('may be in a folder that goes, and comes back', async () => {
    mkdirSync(path.join(root, 'specs'));
    put('specs/vendor.yaml');
    await watchFile('specs/vendor.yaml');
    rmSync(path.join(root, 'specs'), { recursive: true });
    await expect.poll(() => seen.length).toBeGreaterThan(0);
    mkdirSync(path.join(root, 'specs'));
    await expect.poll(() => seen.at(-1)).toBe('specs');
    const before = seen.length;
    put('specs/vendor.yaml');

    await expect.poll(() => seen.slice(before)).toContain('specs/vendor.yaml');
  });
});
