// Bundles the generator into few files. What people install has no dependencies but the runtime then, and starts in a third of
// the time: Node reads 30 files in place of 900. `dist`, which tsc writes, is the same program unbundled.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledFiles, replace } from './bundling.mjs';
import { thirdPartyLicences } from './third-party.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * @param {string} [outdir]
 * @returns {Promise<string[]>} the files that are in the bundle
 */
export async function buildGenerator(outdir = join(here, 'bundle')) {
  await rm(outdir, { recursive: true, force: true });
  const options = {
    absWorkingDir: here,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    minify: true,
    // Stack traces have our own names.
    keepNames: true,
    logLevel: 'warning',
    metafile: true,
  };
  const results = await Promise.all([
    build({
      ...options,
      entryPoints: {
        main: 'src/main.ts',
        'command-thread': 'src/command-thread.ts',
        worker: 'src/worker/entry.ts',
      },
      format: 'esm',
      splitting: true,
      // Of two forms that a library has, the one that can be left out in parts.
      mainFields: ['module', 'main'],
      banner: { js: REQUIRE },
      plugins: [
        replace(/\/thread-files\.js$/, { path: join(here, 'src/process/bundled-thread-files.ts') }),
        // Its other form is CommonJS, of which `import()` in a bundle gives no names.
        replace(/^yaml$/, {
          path: join(fileURLToPath(import.meta.resolve('yaml/package.json')), '../browser/index.js'),
        }),
        typeNodes,
        replace(/^undici$/, { path: './undici.cjs', external: true }),
      ],
    }),
    // CommonJS and large, loaded only for requests that may need a proxy.
    build({
      ...options,
      stdin: { contents: "export { EnvHttpProxyAgent, fetch } from 'undici'", resolveDir: here },
      entryNames: 'undici',
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
    }),
  ]);
  const inputs = bundledFiles(results);
  await writeFile(join(outdir, 'THIRD-PARTY-LICENSES.txt'), await thirdPartyLicences(inputs, here));
  return inputs;
}

/** Puts the part of TypeScript that is used in its place. */
export const typeNodes = {
  name: 'type-nodes',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^typescript$/ }, () => ({ path: 'typescript', namespace: 'type-nodes' }));
    onLoad({ filter: /.*/, namespace: 'type-nodes' }, () => ({
      contents: "export { typeNodes as default } from './src/worker/type-nodes.ts'",
      resolveDir: here,
    }));
  },
};

/** CommonJS in an ES module loads Node's own modules by `require`. */
const REQUIRE =
  "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);" +
  'const __filename=import.meta.filename,__dirname=import.meta.dirname;';

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildGenerator(process.argv[2]);
