import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** A program as it would be shipped. */
export interface Bundle {
  /** Minified bytes, and those after gzip -9, of what is loaded at the start. */
  readonly min: number;
  readonly gzip: number;
  /** Minified text of what is loaded at the start, and of what is loaded only when it is needed. */
  readonly entry: string;
  readonly later: string;
  /** Bytes after gzip -9 of what is loaded only when it is needed. */
  readonly laterGzip: number;
}

const PROGRAM = 'program.ts';

/**
 * Bundles a program with esbuild for browsers and workers, es2022, minified.
 *
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
  // With splitting, what the entry imports statically is part of the start. Chunks that nothing refers to any more are
  // written as well, and are left out here.
  const start = new Set<string>();
  const later = new Set<string>();
  const visit = (name: string, set: Set<string>) => {
    if (start.has(name) || set.has(name)) return;
    set.add(name);
    const imports = metafile.outputs[name]?.imports ?? [];
    for (const { path, kind } of imports) if (kind === 'import-statement') visit(path, set);
    for (const { path, kind } of imports) if (kind !== 'import-statement') visit(path, later);
  };
  for (const [name, output] of Object.entries(metafile.outputs))
    if (output.entryPoint?.endsWith(PROGRAM)) visit(name, start);
  if (start.size === 0) throw new Error('The bundle has no entry.');
  const textOf = (names: ReadonlySet<string>) =>
    outputFiles
      .filter(file => [...names].some(name => file.path.replaceAll('\\', '/').endsWith(name)))
      .map(file => file.text)
      .join('\n');
  const entry = textOf(start);
  const rest = textOf(later);
  return {
    min: Buffer.byteLength(entry),
    gzip: gzipSync(entry, { level: 9 }).length,
    entry,
    later: rest,
    laterGzip: rest ? gzipSync(rest, { level: 9 }).length : 0,
  };
}
