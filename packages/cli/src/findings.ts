import { statSync } from 'node:fs';

/** One thing that `doctor` looked at. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'error' | 'unreachable';
  readonly what: string;
  readonly repair?: string;
}

/** A file or directory that only the user should be able to read. */
interface PrivatePath {
  readonly path: string;
  readonly is: 'file' | 'directory';
  /** How bad it is if others can read it. */
  readonly level: 'warning' | 'error';
}

/**
 * Checks that a path belongs to the user and is closed to others.
 *
 * @param user the user's number; undefined where the system has none, and then nothing is found
 */
export function checkPrivate({ path, is, level }: PrivatePath, user: number | undefined): Finding[] {
  if (user === undefined) return [];
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isDirectory() !== (is === 'directory')) return [];
  if (stats.uid !== user) return [{ level, what: `${path} belongs to another user` }];
  if ((stats.mode & 0o077) === 0) return [];
  const mode = is === 'directory' ? '700' : '600';
  return [{ level, what: `${path} is open to other users`, repair: `Run: chmod ${mode} ${path}` }];
}
