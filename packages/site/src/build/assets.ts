import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { MAX_BYTES } from '@token-clients/generator/core';
import { build } from 'esbuild';
import { writeLicences } from './licences.js';
import { writePlaygroundBundle } from './playground-bundle.js';
import { projectRoot, siteRoot } from './project.js';
import { writeSampleSpecs } from './write-sample-specs.js';

/** Bundles the scripts and the style sheet of the pages. */
export async function writeAssets(out: string): Promise<void> {
  const shared = {
    absWorkingDir: siteRoot,
    outdir: path.join(out, 'assets'),
    entryNames: '[name]',
    bundle: true,
    target: 'es2022',
    minify: true,
    logLevel: 'warning',
  } as const;
  const pages = await build({
    ...shared,
    metafile: true,
    entryPoints: [
      { in: 'src/browser/site.ts', out: 'site' },
      { in: 'src/style/site.css', out: 'style' },
      { in: 'src/playground/page/main.tsx', out: 'playground' },
      { in: 'src/style/playground.css', out: 'playground' },
    ],
    define: {
      SAMPLE_SPECS: JSON.stringify(await writeSampleSpecs(out)),
      MAX_SPEC_BYTES: String(MAX_BYTES),
    },
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]',
    chunkNames: 'chunks/[name]-[hash]',
  });
  // A page waits for this one, so it is no module.
  await build({ ...shared, entryPoints: { theme: 'src/browser/apply-theme.ts' }, format: 'iife' });
  const metafile = await writePlaygroundBundle(path.join(out, 'assets'));
  await writeLicences(out, siteRoot, [pages, { metafile }]);
}

/** Copies a picture of the repository into the site. */
export async function copyImage(image: string, out: string): Promise<void> {
  const to = path.join(out, 'assets/repository', image);
  await mkdir(path.dirname(to), { recursive: true });
  await cp(path.join(projectRoot, image), to);
}
