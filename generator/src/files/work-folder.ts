import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { GenerateError } from '../errors.js';
import type { ProjectPlace } from '../project/project.js';
import { inCache } from './in-cache.js';

const HOUR_MS = 3_600_000;

/**
 * Makes a new folder for one run, and removes those that killed runs have left.
 *
 * @throws {GenerateError} `output_unwritable`
 */
export function workFolder({ root, cache }: ProjectPlace): string {
  try {
    return inCache(cache, () => {
      for (const name of readdirSync(cache).filter(one => one.startsWith('run-'))) {
        const left = path.join(cache, name);
        const stats = statSync(left, { throwIfNoEntry: false });
        if (stats && Date.now() - stats.mtimeMs > HOUR_MS) rmSync(left, { recursive: true, force: true });
      }
      return mkdtempSync(path.join(cache, 'run-'));
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new GenerateError('output_unwritable', `The folder cannot be written (${code})`, {
      file: path.relative(root, cache),
      fix: 'Make it writable and run the command again.',
    });
  }
}

/** Works in a new folder of the run, which is removed at the end. */
export async function withWorkFolder<Result>(
  project: ProjectPlace,
  run: (work: string) => Promise<Result>,
): Promise<Result> {
  const work = workFolder(project);
  try {
    return await run(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
