import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every provider, by the name of its spec, and the spec's file. */
export function specFiles(root: string): Map<string, string> {
  const folder = join(root, 'specs');
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort();
  return new Map(names.map(name => [name.slice(0, -'.yaml'.length), join(folder, name)]));
}
