/*
 * Stands for Node's `path` in a page, where there are no folders: what the linter asks of it is about the one document that it
 * is given, by its name.
 */

export function resolve(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').at(-1) ?? '';
}

export function join(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('/');
}

export function dirname(path: string): string {
  return path.replace(/\/?[^/]*$/, '') || '.';
}

export function extname(path: string): string {
  return /\.[^./]*$/.exec(path)?.[0] ?? '';
}

export function relative(_from: string, to: string): string {
  return to;
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}

export const sep = '/';
