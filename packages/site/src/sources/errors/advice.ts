import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, readProject } from '../../build/project.js';
import { withIncludes } from '../includes.js';
import { errorPath } from './error-path.js';

/** What only the site says about a code: steps, and programs to copy. Each is a file of `content/errors`, if there is one. */
export function adviceFor(code: string): string[] {
  const file = `packages/site/content/${errorPath(code)}.md`;
  return existsSync(path.join(projectRoot, file))
    ? [withIncludes(errorPath(code), readProject(file).trim())]
    : [];
}
