// Bundles the program into few files, because a shell command that has to open a hundred modules feels slow: bin.js has
// all that a cached token needs, parts/ the rest. Providers become one file each, loaded when they are named. `yaml` and `jmespath` stay dependencies, loaded when needed.
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * @param {string} [outdir]
 * @param {{ providers?: string }} [options] `providers`: a module to use in place of src/generated/providers.ts
 */
export async function buildCli(outdir = join(here, 'dist'), { providers } = {}) {
  const { version } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'));
  await rm(outdir, { recursive: true, force: true });
  const options = {
    absWorkingDir: here,
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['yaml', 'jmespath', 'tweetnacl', '@stoplight/*'],
    define: { __VERSION__: JSON.stringify(version) },
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  };
  const list = providers === undefined ? [] : [replace(/generated\/providers\.js$/, { path: providers })];
  await Promise.all([
    build({
      ...options,
      entryPoints: { bin: 'src/bin.ts' },
      plugins: [quickCrypto, replace(/^\.\/run\.js$/, { path: './parts/run.js', external: true })],
    }),
    build({
      ...options,
      entryPoints: { 'parts/run': 'src/run.ts' },
      splitting: true,
      chunkNames: 'parts/[name]-[hash]',
      plugins: [quickCrypto, ...list],
    }),
  ]);
  await copySpecs(join(outdir, 'specs'));
}

/** The mock server answers from the specs. */
async function copySpecs(target) {
  const specs = join(here, '../../specs');
  const source = await readFile(join(here, 'src/generated/providers.ts'), 'utf8');
  await mkdir(target, { recursive: true });
  for (const [, name] of source.matchAll(/import\('@token-clients\/([\w-]+)\/reference'\)/g))
    await copyFile(join(specs, `${name}.yaml`), join(target, `${name}.yaml`));
}

/**
 * An import of node:crypto takes longer than all else that a short run needs, since it sets up WebCrypto as well. So it
 * is asked for when it is used.
 */
const quickCrypto = {
  name: 'quick-crypto',
  setup({ onResolve, onLoad }) {
    const names = ['createCipheriv', 'createDecipheriv', 'createHash', 'randomBytes'];
    onResolve({ filter: /^node:crypto$/ }, ({ path }) => ({ path, namespace: 'quick-crypto' }));
    onLoad({ filter: /.*/, namespace: 'quick-crypto' }, () => ({
      contents: names
        .map(
          name =>
            `export const ${name} = (...args) => process.getBuiltinModule('node:crypto').${name}(...args);`,
        )
        .join('\n'),
    }));
  },
};

function replace(filter, result) {
  return {
    name: `replace ${filter}`,
    setup: ({ onResolve }) => onResolve({ filter }, () => result),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCli(process.argv[2]);
