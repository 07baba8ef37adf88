import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { specFiles } from '@token-clients/generator/mock-specs';
import { projectRoot } from '../../mock/project-root.js';

export const root = projectRoot();

/**
 * Files of the project as git sees them, new ones included, ignored and deleted ones not. Paths from the root. Where the project
 * is no git repository, such as one that was unpacked from an archive, they are found in its folders.
 */
export function projectFiles(): string[] {
  if (!existsSync(path.join(root, '.git'))) return unpackedFiles();
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return list
    .toString()
    .split('\n')
    .filter(file => file !== '' && existsSync(path.join(root, file)));
}

/** Files of the project that `.gitignore` does not list, in the order in which git has them. Its patterns are of the two kinds that we use. */
export function unpackedFiles(): string[] {
  const patterns = read('.gitignore').split('\n').filter(Boolean);
  const names = new Set(patterns.map(pattern => pattern.replace(/\/$/, '')));
  const endings = patterns.filter(pattern => pattern.startsWith('*')).map(pattern => pattern.slice(1));
  const isIgnored = (name: string) =>
    name === '.git' || names.has(name) || endings.some(ending => name.endsWith(ending));
  const filesIn = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter(({ name }) => !isIgnored(name))
      .flatMap(entry => {
        const file = path.posix.join(folder, entry.name);
        return entry.isDirectory() ? filesIn(file) : [file];
      });
  return filesIn('').sort();
}

export function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, { readonly types: string; readonly default: string } | string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: { readonly url: string };
  readonly license?: string;
  readonly author?: string;
  readonly repository?: { readonly type: string; readonly url: string; readonly directory?: string };
  readonly publishConfig?: { readonly access: string; readonly provenance: boolean };
}

export interface PackageInfo {
  /** Folder name below `packages/`. */
  readonly folder: string;
  readonly manifest: Manifest;
  readonly isProvider: boolean;
  /** Its source files, from the root. */
  readonly sources: readonly string[];
}

/** The packages that people install; those with a spec are providers. */
export function packages(): PackageInfo[] {
  const files = projectFiles();
  const providers = specFiles(root);
  return files.flatMap(file => {
    const [, folder] = /^packages\/([^/]+)\/package\.json$/.exec(file) ?? [];
    if (folder === undefined) return [];
    const manifest = JSON.parse(read(file)) as Manifest;
    if (manifest.private) return [];
    return [
      {
        folder,
        manifest,
        isProvider: providers.has(folder),
        sources: files.filter(
          source => source.startsWith(`packages/${folder}/src/`) && source.endsWith('.ts'),
        ),
      },
    ];
  });
}

/** Every package that is published, with its folder from the root: those of `packages()`, and the generator. */
export function published(): { place: string; manifest: Manifest }[] {
  const generator = { place: 'generator', manifest: JSON.parse(read('generator/package.json')) as Manifest };
  const others = packages().map(({ folder, manifest }) => ({ place: `packages/${folder}`, manifest }));
  return [...others, generator].filter(({ manifest }) => !manifest.private);
}

/** Where the relative links of a page lead, without their fragments. */
export function linksOf(page: string): string[] {
  const links = page.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g);
  return [...links].map(([, to]) => to ?? '');
}

/** A source file without its comments, which may name what they like. */
export function codeOf(source: string): string {
  return read(source)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s\/\/ .*$/gm, '');
}

/** What a source file imports, dynamic imports included. */
export function importsOf(source: string): string[] {
  const statements = codeOf(source).matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([@\w./-]+)['"]/g);
  return [...statements].map(([, name]) => name ?? '');
}
