import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The generator's own folder: templates, rules, pins. The same from `src` and from `dist`. */
export const generatorRoot = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

/** The project that this generator belongs to: `specs/` and `packages/` are in it. */
export const projectRoot = path.dirname(generatorRoot);
