/*
 * Fails when the lockfile lacks a platform. Tools that ship a binary per platform list one optional dependency each; when
 * the registry did not have all of them on the day of `npm install`, the lockfile misses some, and every later `npm ci`
 * fails on the other machines. Plain JavaScript, because it runs before `npm ci`.
 */
import { readFileSync } from 'node:fs';

const file = process.argv[2] ?? new URL('../../package-lock.json', import.meta.url);
const { packages } = JSON.parse(readFileSync(file, 'utf8'));
const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter(name => !isThere(path, name))
    .map(name => `${name}, which ${path || 'the root'} asks for`),
);
for (const line of missing) console.error(`package-lock.json has no entry for ${line}`);
if (missing.length > 0) {
  console.error('Pin a version of that tool whose platforms are all published, then run: npm install');
  process.exitCode = 1;
}

/** Where Node would find it: in the asking package's own folder or in one above. */
function isThere(from, name) {
  const parts = from.split('/node_modules/');
  for (let depth = parts.length; depth > 0; depth--) {
    const base = parts.slice(0, depth).join('/node_modules/');
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
  }
  return packages[`node_modules/${name}`] !== undefined;
}
