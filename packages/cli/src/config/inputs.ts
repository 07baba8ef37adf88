import { readFileSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { configurationError } from '../cli-error.js';
import type { Io } from '../io.js';

/** A file as it was found, so that a later run can tell whether it is still the same. */
export interface SeenFile {
  readonly path: string;
  /** Absent: there was none. */
  readonly stamp?: string | undefined;
}

/**
 * Environment and files as a run reads them. Remembers what it was asked for: the answer of the run depends on nothing
 * else, which lets the next one take a short way.
 */
export class Inputs {
  readonly seenEnv = new Set<string>();
  readonly seenFiles: SeenFile[] = [];
  readonly directory: string;
  readonly #io: Pick<Io, 'env' | 'directory' | 'home'>;

  constructor(io: Pick<Io, 'env' | 'directory' | 'home'>) {
    this.#io = io;
    this.directory = io.directory;
  }

  /** A variable of the environment. Empty counts as absent, as is usual in shells. */
  env(name: string): string | undefined {
    this.seenEnv.add(name);
    return this.#io.env[name] || undefined;
  }

  /** The home directory; undefined for a user without one. */
  get home(): string | undefined {
    return this.env('HOME') ?? this.#io.home;
  }

  /**
   * A path as a person writes it.
   *
   * @throws CliError (`configuration`) for one below `~` where there is no home directory
   */
  path(path: string, base = this.directory): string {
    if (path === '~' || path.startsWith('~/')) {
      const { home } = this;
      if (home === undefined)
        throw configurationError(`${path}: there is no home directory. Set HOME, or give the whole path.`);
      return join(home, path.slice(1));
    }
    return isAbsolute(path) ? path : resolve(base, path);
  }

  /**
   * The text of a file; undefined if there is none.
   *
   * @throws what the file system says about a file that is there and can't be read
   */
  file(path: string): string | undefined {
    const stamp = fileStamp(path);
    this.seenFiles.push({ path, stamp });
    return stamp === undefined ? undefined : readFileSync(path, 'utf8');
  }
}

/** Changes when a file is written or replaced; undefined if there is none. */
export function fileStamp(path: string): string | undefined {
  const stats = statsOf(path);
  return stats && `${stats.ino}.${stats.size}.${stats.mtimeMs}.${stats.ctimeMs}`;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // Below a file there is none.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
