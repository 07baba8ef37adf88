import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import type { GeneratorAssets } from '../playground/engine/assets.js';
import { projectRoot, readProject } from './project.js';

const site = path.resolve(import.meta.dirname, '../..');
const standIns = path.join(site, 'src/playground/stand-ins');

/** What stands for the modules of Node that the libraries of the generator load. */
const STAND_INS: Readonly<Record<string, string>> = {
  path: 'path.ts',
  'node:perf_hooks': 'performance.ts',
  url: 'nothing.ts',
  buffer: 'nothing.ts',
};

/**
 * Bundles the generator for the playground: the page's worker, and the libraries that read specs, each of which is loaded when
 * it is first needed.
 *
 * @returns what is in the bundle
 */
export async function writePlaygroundBundle(outdir: string, options: BuildOptions = {}): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: site,
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
    plugins: [nodeStandIns, typeNodes, runCode],
    ...options,
    metafile: true,
  });
  return metafile;
}

/** The files that decide what is generated, beside the spec. */
export function generatorAssets(): GeneratorAssets {
  const folder = 'generator/mustache';
  const { dependencies } = JSON.parse(readProject('generator/package.json'));
  return {
    templates: readdirSync(path.join(projectRoot, folder)).map(
      name => [name, readProject(`${folder}/${name}`)] as const,
    ),
    lintRules: readProject('generator/lint.yaml'),
    runtimeVersion: dependencies['@token-clients/runtime'],
  };
}

const nodeStandIns: Plugin = {
  name: 'stand-ins for modules of Node',
  setup({ onResolve }) {
    onResolve({ filter: /^(?:path|node:perf_hooks|url|buffer)$/ }, ({ path: name }) => ({
      path: path.join(standIns, STAND_INS[name] ?? ''),
    }));
  },
};

/** As in the generator's own bundle: of TypeScript, openapi-typescript uses the nodes of types alone. */
const typeNodes: Plugin = {
  name: 'type-nodes',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^typescript$/ }, () => ({ path: 'typescript', namespace: 'type-nodes' }));
    onLoad({ filter: /.*/, namespace: 'type-nodes' }, () => ({
      contents: "export { typeNodes as default } from './worker/type-nodes.js'",
      resolveDir: path.join(projectRoot, 'generator/dist'),
    }));
  },
};

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
      const module = JSON.stringify(path.join(site, 'src/playground/new-function.ts'));
      return { contents: `${parts.join('newFunction(')}\nconst { newFunction } = require(${module});\n` };
    });
  },
};
