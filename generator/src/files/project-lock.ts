import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { interrupted } from '../errors.js';
import type { ProjectPlace } from '../project/project.js';
import { undoUnfinished } from './change-project.js';
import { inCache } from './in-cache.js';
import { removeEmpty } from './remove-empty.js';
import { unwritable } from './unwritable.js';

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (line: string) => void;
}

/**
 * Works while no other process changes the same project: it waits for one that does. What a process has begun that was
 * killed is undone first.
 *
 * @throws {GenerateError} `interrupted`, `output_unwritable`
 */
export async function withProjectLock<Result>(
  project: ProjectPlace,
  { signal, onProgress = () => {} }: LockOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = path.join(project.cache, 'lock');
  const own = `${process.pid} ${Math.random()}`;
  try {
    let said = '';
    while (!take(lock, own)) {
      const [holder = ''] = textOf(lock).split(' ');
      // Of a process that is gone, the lock is free by now.
      if (said === '' && holder !== '') onProgress(`waiting for another run, process ${holder}`);
      said ||= holder;
      await sleep(100, undefined, { signal }).catch(() => {
        throw interrupted();
      });
    }
    undo(project);
    return await work();
  } finally {
    if (textOf(lock) === own) rmSync(lock, { force: true });
    removeEmpty(path.dirname(lock));
  }
}

/**
 * Undoes what a process has begun that was killed. What another one is about to do is left to that.
 *
 * @throws {GenerateError} `output_unwritable`
 */
export function repairProject(project: ProjectPlace): void {
  const [holder = ''] = textOf(path.join(project.cache, 'lock')).split(' ');
  if (holder === '' || !isAlive(Number(holder))) undo(project);
}

function undo(project: ProjectPlace): void {
  try {
    undoUnfinished(project);
  } catch (error) {
    throw unwritable(error);
  }
}

/** Takes the lock, if it is free. Of a holder that is gone, it is free the next time. */
function take(lock: string, own: string): boolean {
  const aside = `${lock}.${process.pid}`;
  try {
    inCache(path.dirname(lock), () => {
      // Made with what is in it, so that its holder is always known.
      writeFileSync(aside, own);
      linkSync(aside, lock);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(error);
  } finally {
    rmSync(aside, { force: true });
  }
  const text = textOf(lock);
  if (isAlive(Number(text.split(' ', 1)))) return false;
  try {
    renameSync(lock, aside);
    // Another process may have taken it meanwhile: that one keeps it.
    if (textOf(aside) !== text) linkSync(aside, lock);
  } catch {
    // Another process was faster.
  }
  rmSync(aside, { force: true });
  return false;
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
