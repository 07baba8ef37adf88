import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VendorSpec } from '../support/stranger/project.js';
import type { CorpusSpec } from './corpus-spec.js';

const FOLDER = fileURLToPath(new URL('specs', import.meta.url));

/** Reads a spec that was written by hand: a file, or a folder that starts with `openapi.yaml`. */
function written(name: string): VendorSpec {
  if (path.extname(name) !== '') return { file: name, text: readFileSync(path.join(FOLDER, name), 'utf8') };
  const folder = path.join(FOLDER, name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name: file }) => path.relative(folder, path.join(parentPath, file)));
  return {
    files: Object.fromEntries(files.map(file => [file, readFileSync(path.join(folder, file), 'utf8')])),
    start: 'openapi.yaml',
  };
}

/** An entry of the corpus for a spec that was written by hand; it is called as its file. */
export function small(file: string, rest: Omit<CorpusSpec, 'name' | 'spec'>): CorpusSpec {
  return { name: path.parse(file).name, spec: () => written(file), ...rest };
}
