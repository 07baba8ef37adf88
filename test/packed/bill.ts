import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Manifest, published, read, root } from '../architecture/support/project.js';

const run = promisify(execFile);

/** A package of other people that comes with ours: beside them as a dependency, or within them. */
export interface Foreign {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Returns the packages whose code is within an unpacked package of ours, as its texts of licences name them. */
export function bundledIn(folder: string): Foreign[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter(file => /LICENSES\.txt$/.test(file))
    .flatMap(file => [
      ...readFileSync(path.join(folder, file), 'utf8').matchAll(/^(@?[\w./-]+) (\d\S*) \(([\w.-]+)\)$/gm),
    ])
    .map(([, name = '', version = '', licence = '']) => ({ name, version, licence }));
}

/** Returns the packages that npm installs beside an unpacked package of ours, peers left out, as the lockfile has them. */
export function installedWith(folder: string): Foreign[] {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const found = new Map<string, Foreign>();
  const visit = (names: readonly string[]): void => {
    for (const name of names) {
      if (name.startsWith('@token-clients/') || found.has(name)) continue;
      const { version, license, dependencies = {} } = packages[`node_modules/${name}`] ?? {};
      found.set(name, { name, version: version ?? '', licence: license ?? '' });
      visit(Object.keys(dependencies));
    }
  };
  const { dependencies = {} } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  ) as Manifest;
  visit(Object.keys(dependencies));
  return [...found.values()];
}

/** A bill of materials in the form of CycloneDX, as far as it is read here. */
export interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: object };
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[];
}

/**
 * Returns what a release consists of, as npm knows it: our packages, and what comes with them. npm itself leaves out what is
 * bundled, and dependencies that a development dependency has too.
 */
export async function billOf(others: readonly Foreign[]): Promise<Bill> {
  const workspaces = published().flatMap(({ place }) => ['-w', place]);
  const [own, all] = await Promise.all([npmSbom(['--omit', 'dev', ...workspaces]), npmSbom([])]);
  const known = new Set(own.components.map(({ purl }) => purl));
  const added = others
    .map(({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`)
    .filter(purl => !known.has(purl));
  const components = [...new Set(added)].map(purl => {
    const component = all.components.find(each => each.purl === purl);
    if (!component) throw new Error(`npm knows nothing of ${purl}, which comes with one of the packages.`);
    return component;
  });
  const [{ manifest: { version = '' } = {} } = {}] = published();
  const component = {
    type: 'library',
    name: 'token-clients',
    version,
    licenses: [{ license: { id: 'MIT' } }],
  };
  return { ...own, metadata: { ...own.metadata, component }, components: [...own.components, ...components] };
}

async function npmSbom(options: readonly string[]): Promise<Bill> {
  const { stdout } = await run(
    'npm',
    ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', ...options],
    {
      cwd: root,
      shell: process.platform === 'win32',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout) as Bill;
}
