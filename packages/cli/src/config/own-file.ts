import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { configurationError } from '../cli-error.js';

const WRITABLE_BY_OTHERS = 0o022;
const WRITABLE_BY_ALL = 0o002;
/** In a directory with this bit, a user can't replace the files of another one. */
const STICKY = 0o1000;

/** How another user could change a file. */
export interface Weakness {
  /** Such as `/tmp/x belongs to another user`. */
  readonly what: string;
  readonly repair: string;
}

/**
 * Returns how a user other than this one and the administrator could change a file, or put another one in its place.
 *
 * @param user the user's number; undefined where the system has none, and then nothing is checked
 */
export function weaknessOf(path: string, user: number | undefined): Weakness | undefined {
  if (user === undefined) return undefined;
  const real = realpathSync(path);
  const near = [path, dirname(path), dirname(real)];
  for (const place of new Set([...near, ...above(path), ...above(real)])) {
    const { uid, mode } = statSync(place);
    const isNear = near.includes(place);
    // Directories of the system may belong to any user, such as in a container.
    if (isNear && uid !== user && uid !== 0)
      return { what: `${place} belongs to another user`, repair: 'Use a file of your own.' };
    const writable = isNear ? WRITABLE_BY_OTHERS : WRITABLE_BY_ALL;
    if ((mode & writable) !== 0 && (mode & STICKY) === 0)
      return { what: `other users can write to ${place}`, repair: `Run: chmod go-w ${place}` };
  }
  return undefined;
}

/** All directories above a path: who can write to one of them can put another one in the place of what is below. */
function above(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...above(parent)];
}

/**
 * Checks a file that names code to run: a client, or a command.
 *
 * @param what what is in the file, for the message
 * @throws {CliError} `configuration` when another user could change it
 */
export function requireOwnFile(path: string, what: string, user: number | undefined): void {
  const weakness = weaknessOf(path, user);
  if (weakness)
    throw configurationError(
      `${what} cannot be used, because others could make this program run their code: ${weakness.what}. ${weakness.repair}`,
    );
}
