import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readAssets, runtimeVersion } from '@token-clients/generator/assets';
import { build, type Metafile, type Plugin } from 'esbuild';
import type { GeneratorAssets } from '../playground/engine/assets.js';
import { loadGeneratorBuild } from './generator-build.js';
import { siteRoot } from './project.js';

/** What stands for the modules of Node that the libraries of the generator load. */
const STAND_INS: Readonly<Record<string, string>> = {
  path: './src/playground/stand-ins/path.ts',
  'node:perf_hooks': './src/playground/stand-ins/performance.ts',
  url: './src/playground/stand-ins/nothing.ts',
  buffer: './src/playground/stand-ins/nothing.ts',
};

/**
 * Bundles the generator for the playground: the page's worker, and the libraries that read specs, each of which is loaded when
 * it is first needed.
 *
 * @returns what is in the bundle
 */
export async function writePlaygroundBundle(outdir: string): Promise<Metafile> {
  const { typeNodes } = await loadGeneratorBuild();
  const { metafile } = await build({
    absWorkingDir: siteRoot,
    entryPoints: ['playground-worker', 'playground-library'].map(name => ({
      in: `src/playground/${name}.ts`,
      out: name,
    })),
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    // What is thrown is known by the names of classes.
    keepNames: true,
    chunkNames: 'chunks/playground-[name]-[hash]',
    mainFields: ['browser', 'module', 'main'],
    // A page has no environment.
    define: { GENERATOR_ASSETS: JSON.stringify(generatorAssets()), 'process.env': '{}' },
    logLevel: 'warning',
    alias: STAND_INS,
    plugins: [typeNodes, runCode],
    metafile: true,
  });
  return metafile;
}

/** The files that decide what is generated, beside the spec. */
export function generatorAssets(): GeneratorAssets {
  const { templates, lintRules } = readAssets();
  return { templates: [...templates], lintRules, runtimeVersion: runtimeVersion() };
}

/**
 * The linter checks examples by code that Ajv writes for their schemas. A strict policy lets no page compile text, so there this
 * code is interpreted.
 */
const runCode: Plugin = {
  name: 'run code',
  setup({ onLoad }) {
    onLoad({ filter: /@redocly[\\/]ajv[\\/]dist[\\/]compile[\\/]index\.js$/ }, async ({ path: file }) => {
      const code = await readFile(file, 'utf8');
      const parts = code.split('new Function(');
      if (parts.length !== 2) throw new Error(`${file} compiles code otherwise than it did`);
      const module = JSON.stringify(path.join(siteRoot, 'src/playground/new-function.ts'));
      return { contents: `${parts.join('newFunction(')}\nconst { newFunction } = require(${module});\n` };
    });
  },
};
