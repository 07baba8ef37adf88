import { readFileSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { configurationError } from '../cli-error.js';
import type { Io } from '../io.js';

/** A file that a run has read, so that a later run can find out whether it is still the same. */
export interface SeenFile {
  readonly path: string;
  /** Identifies its state, see {@link fileStamp}. Absent: there was no such file. */
  readonly stamp?: string | undefined;
}

/**
 * Reads the environment and files, and records what was read. The settings of a run depend on nothing else, so a later
 * run can reuse its result while all of that is unchanged.
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

  /** Returns a variable of the environment. An empty one counts as absent, as is usual in shells. */
  env(name: string): string | undefined {
    this.seenEnv.add(name);
    return this.#io.env[name] || undefined;
  }

  /** The home directory; undefined if the user has none. */
  get home(): string | undefined {
    return this.env('HOME') ?? this.#io.home;
  }

  /**
   * Returns the absolute path for a path as users write it, with `~` for the home directory.
   *
   * @throws {CliError} `configuration` when the path starts with `~` and there is no home directory
   */
  path(path: string, base = this.directory): string {
    if (path === '~' || path.startsWith('~/')) {
      const { home } = this;
      if (home === undefined)
        throw configurationError(`${path}: there is no home directory. Set HOME, or use an absolute path.`);
      return join(home, path.slice(1));
    }
    return isAbsolute(path) ? path : resolve(base, path);
  }

  /** Records a file that was read by something else, such as a module. */
  note(path: string): void {
    this.seenFiles.push({ path, stamp: fileStamp(path) });
  }

  /**
   * Reads a file; undefined if it does not exist.
   *
   * @throws {Error} the file system's error when the file exists and can't be read
   */
  file(path: string): string | undefined {
    const stamp = fileStamp(path);
    this.seenFiles.push({ path, stamp });
    return stamp === undefined ? undefined : readFileSync(path, 'utf8');
  }
}

/** Returns a string that changes when the file is written or replaced; undefined if there is no such file. */
export function fileStamp(path: string): string | undefined {
  const stats = statsOf(path);
  return stats && `${stats.ino}.${stats.size}.${stats.mtimeMs}.${stats.ctimeMs}`;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // A parent of the path is a file.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
