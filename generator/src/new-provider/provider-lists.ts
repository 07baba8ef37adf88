import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const OWN = ['tsconfig.json', 'package.json'];

/** Every file that may list the providers' packages, from the root. */
export function listFiles(root: string): string[] {
  const packages = path.join(root, 'packages');
  const below = existsSync(packages) ? readdirSync(packages).map(name => `packages/${name}`) : [];
  return ['.', 'test', ...below]
    .flatMap(folder => OWN.map(file => path.posix.join(folder, file)))
    .filter(file => existsSync(path.join(root, file)));
}

/** The lists that change when a provider joins, with their new texts. */
export function listsWith(root: string, providers: readonly string[], name: string): Map<string, string> {
  const lists = changed(root, list => withProvider(list, providers, name));
  // A package is named in its own files, which list nothing.
  for (const known of providers) for (const own of OWN) lists.delete(`packages/${known}/${own}`);
  return lists;
}

/** The lists that change when a provider leaves, with their new texts. */
export function listsWithout(root: string, name: string): Map<string, string> {
  const lists = changed(root, list => withoutProvider(list, name));
  for (const own of OWN) lists.delete(`packages/${name}/${own}`);
  return lists;
}

function changed(root: string, change: (list: string) => string): Map<string, string> {
  const lists = listFiles(root).flatMap(file => {
    const before = readFileSync(path.join(root, file), 'utf8');
    const after = change(before);
    return after === before ? [] : [[file, after] as const];
  });
  return new Map(lists);
}

/** Adds a line after the last one that names a provider, where all providers are named. Other text stays as it is. */
function withProvider(list: string, providers: readonly string[], name: string): string {
  const lines = list.split('\n');
  if (lines.some(line => line.includes(`/${name}"`))) return list;
  const places = providers.map(known => lines.findIndex(line => line.includes(`/${known}"`)));
  const last = Math.max(...places);
  if (places.length === 0 || places.includes(-1)) return list;
  const known = providers[places.indexOf(last)] ?? '';
  const model = lines[last] ?? '';
  lines[last] = model.replace(/,?\s*$/, ',');
  const added = model.replace(`/${known}"`, `/${name}"`);
  lines.splice(last + 1, 0, added);
  return lines.join('\n');
}

/** Takes out the line that names a provider, and the comma that a last line leaves behind. */
function withoutProvider(list: string, name: string): string {
  const lines = list.split('\n');
  const at = lines.findIndex(line => line.trim().match(/^["{]/) && line.includes(`/${name}"`));
  if (at < 0) return list;
  lines.splice(at, 1);
  const before = lines[at - 1];
  if (before !== undefined && /^\s*[}\]]/.test(lines[at] ?? '')) lines[at - 1] = before.replace(/,\s*$/, '');
  return lines.join('\n');
}
