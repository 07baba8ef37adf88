import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { type Manifest, root } from '../architecture/support/project.js';

/**
 * What is published within our packages in place of a dependency: both are small, pinned and without dependencies that run, and
 * with all their builds and maps they are larger than what is used of them. tweetnacl is CommonJS, which some bundlers fail on.
 */
const BUNDLED = ['openapi-fetch', 'tweetnacl'];

/** A licence that allows a copy, with its text. */
const LICENCES = ['MIT', 'Unlicense'];

interface ForeignManifest {
  readonly version: string;
  readonly license: string;
  readonly exports?: { readonly '.': { readonly import: string } };
}

/**
 * Puts the code of some dependencies of an unpacked package into its `dist/third-party/`, with their types and licences, and
 * takes them out of its manifest.
 */
export async function bundleThirdParty(folder: string): Promise<void> {
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const { dependencies = {}, ...rest } = manifest;
  const names = BUNDLED.filter(name => name in dependencies);
  if (names.length === 0) return;
  const target = path.join(folder, 'dist/third-party');
  mkdirSync(target, { recursive: true });
  const licences: string[] = [];
  for (const name of names) {
    await bundle(name, target);
    licences.push(licenceOf(name), ...copyTypes(name, target));
  }
  writeFileSync(path.join(target, 'LICENSES.txt'), [...new Set(licences)].join('\n\n'));
  for (const place of codeOf(path.join(folder, 'dist'))) importFrom(target, names, place);
  const left = Object.entries(dependencies).filter(([name]) => !names.includes(name));
  const next = left.length === 0 ? rest : { ...manifest, dependencies: Object.fromEntries(left) };
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
}

async function bundle(name: string, target: string): Promise<void> {
  const { version, license } = manifestOf(name);
  await build({
    stdin: { contents: `export { default } from '${name}';`, resolveDir: root },
    outfile: path.join(target, `${name}.js`),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    // tweetnacl then loads no module of Node. It asks one for random bytes, which signing does not need.
    platform: 'browser',
    minify: true,
    legalComments: 'none',
    banner: { js: `/*! ${name} ${version}, ${license}: see LICENSES.txt */` },
    logLevel: 'warning',
  });
}

/** Copies the types of a package and of what they import, and returns the licences of the latter. */
function copyTypes(name: string, target: string): string[] {
  const { exports } = manifestOf(name);
  if (!exports) return [];
  const types = foreign(name, exports['.'].import.replace(/\.mjs$/, '.d.mts'));
  const imported = [...types.matchAll(/from ['"]([\w-]+)['"]/g)].map(([, to]) => to ?? '');
  writeFileSync(
    path.join(target, `${name}.d.ts`),
    types.replace(/(from ['"])([\w-]+)(?=['"])/g, '$1./$2.js'),
  );
  return imported.flatMap(to => [licenceOf(to), ...copyTypes(to, target)]);
}

function licenceOf(name: string): string {
  const { version, license } = manifestOf(name);
  if (!LICENCES.includes(license))
    throw new Error(`${name} has the licence ${license}, under which it is not copied.`);
  return `${name} ${version} (${license})\n\n${foreign(name, 'LICENSE').trim()}\n`;
}

/** Makes a file of `dist` import the copies. */
function importFrom(target: string, names: readonly string[], place: string): void {
  const text = readFileSync(place, 'utf8');
  const next = text.replace(
    /((?:\bfrom|\bimport\()\s*['"])([\w-]+)(?=['"])/g,
    (found, before: string, name: string) => {
      if (!names.includes(name)) return found;
      const file = path
        .relative(path.dirname(place), path.join(target, `${name}.js`))
        .replaceAll(path.sep, '/');
      return `${before}${file.startsWith('.') ? file : `./${file}`}`;
    },
  );
  if (next !== text) writeFileSync(place, next);
}

/** The code and the declarations in a folder; what is in `third-party` has been made already. */
function codeOf(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter(file => /\.(js|d\.ts)$/.test(file) && !file.startsWith('third-party'))
    .map(file => path.join(folder, file));
}

function manifestOf(name: string): ForeignManifest {
  return JSON.parse(foreign(name, 'package.json')) as ForeignManifest;
}

function foreign(name: string, file: string): string {
  return readFileSync(path.join(root, 'node_modules', name, file), 'utf8');
}
