import { createRequire } from 'node:module';
import path from 'node:path';
import type TypeScript from '../../generator/node_modules/typescript/lib/typescript.js';
import { projectRoot } from '../mock/project-root.js';

/** The compiler that the generator depends on: TypeScript 7, which builds the project, has no such interface yet. */
export const ts: typeof TypeScript = createRequire(path.join(projectRoot(), 'generator/package.json'))(
  'typescript',
);

export type { TypeScript };
