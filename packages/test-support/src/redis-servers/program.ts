import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names another server program, such as a Valkey. */
const VARIABLE = 'TOKEN_CLIENTS_REDIS_SERVER';

let hasWarned = false;

/**
 * Whether this machine has a Redis server. Where it has none, says so once, so that skipped tests have a reason:
 * `describe.skipIf(!hasRedis())`.
 *
 * @throws {Error} where CI is set: there, no test may be skipped
 */
export function hasRedis(): boolean {
  if (findProgram()) return true;
  const problem = 'No redis-server was found. Install the Debian package redis-server';
  if (process.env.CI && process.env.CI !== 'false') throw new Error(`${problem}.`);
  if (!hasWarned) console.warn(`${problem} to run the tests that are skipped now.`);
  hasWarned = true;
  return false;
}

/** Returns the path of the server program. */
export function redisProgram(): string {
  const found = findProgram();
  if (!found) throw new Error('No redis-server was found. Install the Debian package redis-server.');
  return found;
}

/** Returns the path of a program on the PATH. */
export function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map(folder => join(folder, name)).find(isExecutable);
}

function findProgram(): string | undefined {
  const named = process.env[VARIABLE];
  if (named) return named.includes('/') ? named : onPath(named);
  return onPath('redis-server');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
