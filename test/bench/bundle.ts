import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { filesLoadedBy } from './run-bundle.js';

/** A program as it would be shipped. */
export interface Bundle {
  /** Minified bytes, and those after gzip -9, of all files that are loaded until the program has done its work. */
  readonly min: number;
  readonly gzip: number;
  /** The same bytes if each file is compressed by itself, as servers send them. */
  readonly gzipByFile: number;
  /** Bytes after gzip -9 of the files that this run did not need. */
  readonly laterGzip: number;
  /** Minified text of both. */
  readonly loaded: string;
  readonly later: string;
  /** What the files are made of. */
  readonly modules: readonly BundledModule[];
}

/** One source file's part of a bundle. */
export interface BundledModule {
  /** Such as `auth-hooks/dist/lifecycle/lifecycle.js`. */
  readonly path: string;
  readonly bytes: number;
  /** Loaded at the start, by an import on the way to the first success, or not in this run. */
  readonly when: 'start' | 'on the way' | 'later';
}

const PROGRAM = 'program.ts';

/**
 * Bundles a program with esbuild for browsers and workers, es2022, minified. Where it has parts that are imported only
 * when they are needed, it is run once, with a stub for fetch, to see which of them that is.
 *
 * @param program ends when its work is done
 * @param resolveDir where its imports are looked up
 */
export async function bundle(program: string, resolveDir: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir, loader: 'ts', sourcefile: PROGRAM },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    splitting: true,
    outdir: 'out',
    write: false,
    metafile: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  const texts = new Map(
    Object.keys(metafile.outputs).map(name => {
      const file = outputFiles.find(({ path }) => path.replaceAll('\\', '/').endsWith(name));
      return [name, file?.text ?? ''] as const;
    }),
  );
  const { entry, start, reachable } = graphOf(metafile);
  const loaded = reachable.size === start.size ? start : filesLoadedBy(entry, texts);
  const later = [...reachable].filter(name => !loaded.has(name));
  const textOf = (names: Iterable<string>) => [...names].map(name => texts.get(name) ?? '').join('\n');
  const [text, rest] = [textOf(loaded), textOf(later)];
  const sizes = [...loaded].map(name => gzipSize(texts.get(name) ?? ''));
  return {
    min: Buffer.byteLength(text),
    gzip: gzipSize(text),
    gzipByFile: sizes.reduce((sum, size) => sum + size, 0),
    laterGzip: rest ? gzipSize(rest) : 0,
    loaded: text,
    later: rest,
    modules: modulesOf(metafile, reachable, name =>
      start.has(name) ? 'start' : loaded.has(name) ? 'on the way' : 'later',
    ),
  };
}

function gzipSize(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

/**
 * The files that the entry imports statically, and all that it may ever import. Files that nothing refers to are
 * written as well, and are in neither.
 */
function graphOf({ outputs }: Metafile) {
  const entry = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(PROGRAM))?.[0];
  if (entry === undefined) throw new Error('The bundle has no entry.');
  const reach = (follows: (kind: string) => boolean) => {
    const found = new Set([entry]);
    for (const name of found) {
      for (const { path, kind } of outputs[name]?.imports ?? []) if (follows(kind)) found.add(path);
    }
    return found;
  };
  return { entry, start: reach(kind => kind === 'import-statement'), reachable: reach(() => true) };
}

function modulesOf(
  { outputs }: Metafile,
  files: ReadonlySet<string>,
  whenOf: (file: string) => BundledModule['when'],
): BundledModule[] {
  return [...files].flatMap(file =>
    Object.entries(outputs[file]?.inputs ?? {})
      .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && !path.endsWith(PROGRAM))
      .map(([path, { bytesInOutput }]) => ({
        path: path.replace(/^.*(?:packages|node_modules)\//, ''),
        bytes: bytesInOutput,
        when: whenOf(file),
      })),
  );
}
