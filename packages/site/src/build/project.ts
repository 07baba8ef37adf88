import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The repository, four folders above this file. */
export const projectRoot = path.resolve(import.meta.dirname, '../../../..');

/** The package of the site. */
export const siteRoot = path.join(projectRoot, 'packages/site');

/** Where the repository is published. */
export const REPOSITORY = 'https://github.com/token-clients/token-clients';

/** Where the site is published; comments of error classes lead there. */
export const SITE = 'https://token-clients.github.io/token-clients';

/** Returns the text of a file of the repository. */
export function readProject(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8');
}
