import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import { linksOf, type Manifest } from '../architecture/support/project.js';
import { reachableDeclarations, sourceOf } from './declarations.js';
import { completeLinks } from './links.js';
import { shortenMap } from './short-maps.js';

/**
 * Takes out of an unpacked package what no user of it reads: comments of JavaScript, which are in the declarations and in the
 * sources too; exports whose files are not packed, because only this repository imports them; declarations that no export leads
 * to; sources that no declaration or page leads to; and places of maps that no editor goes to. Links of pages that lead out of
 * the package become URLs.
 */
export async function makeLean(folder: string): Promise<void> {
  const manifest = withPackedExports(folder);
  const files = (readdirSync(folder, { recursive: true, withFileTypes: true }) ?? [])
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name));
  const declarations = reachableDeclarations(folder, manifest);
  const sources = new Set([...declarations].map(sourceOf));
  for (const page of files.filter(file => file.endsWith('.md'))) {
    for (const link of linksOf(readFileSync(page, 'utf8'))) sources.add(path.join(path.dirname(page), link));
  }
  const isUnused = (file: string) =>
    /\.d\.ts(\.map)?$/.test(file)
      ? !declarations.has(file.replace(/\.map$/, ''))
      : file.startsWith(path.join(folder, 'src', path.sep)) && !sources.has(file);
  const [unused, left] = [files.filter(isUnused), files.filter(file => !isUnused(file))];
  for (const file of unused) rmSync(file);
  for (const map of left.filter(file => file.endsWith('.d.ts.map'))) shortenMap(map);
  for (const page of files.filter(file => file.endsWith('.md'))) completeLinks(page, folder, manifest);
  await Promise.all(files.filter(file => /[\\/]dist[\\/].*\.js$/.test(file)).map(withoutComments));
}

/** Leaves out of a manifest the exports whose files are not packed. */
function withPackedExports(folder: string): Manifest {
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const { exports = {} } = manifest;
  const packed = Object.entries(exports).filter(([, entry]) =>
    existsSync(path.join(folder, typeof entry === 'string' ? entry : entry.default)),
  );
  if (packed.length === Object.keys(exports).length) return manifest;
  const next = { ...manifest, exports: Object.fromEntries(packed) };
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
  return next;
}

async function withoutComments(file: string): Promise<void> {
  const { code } = await transform(readFileSync(file, 'utf8'), {
    target: 'esnext',
    charset: 'utf8',
    legalComments: 'inline',
  });
  writeFileSync(file, code);
}
