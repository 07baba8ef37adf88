// Bundles the program into few files, because a shell command that has to open a hundred modules feels slow. Providers
// become one file each, loaded when they are named. `yaml` and `jmespath` stay dependencies, loaded when needed.
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
  await build({
    absWorkingDir: here,
    entryPoints: { bin: 'src/bin.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    chunkNames: 'parts/[name]-[hash]',
    external: ['yaml', 'jmespath', 'tweetnacl', '@stoplight/*'],
    define: { __VERSION__: JSON.stringify(version) },
    plugins: [quickCrypto, ...(providers === undefined ? [] : [replace(/generated\/providers\.js$/, providers)])],
    logLevel: 'warning',
  });
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

/** An import of node:crypto sets up WebCrypto as well, which takes longer than all else that a cached token needs. */
const quickCrypto = {
  name: 'quick-crypto',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:crypto$/ }, ({ path }) => ({ path, namespace: 'quick-crypto' }));
    onLoad({ filter: /.*/, namespace: 'quick-crypto' }, () => ({
      contents: `export const { createCipheriv, createDecipheriv, createHash, randomBytes } =
        process.getBuiltinModule('node:crypto');`,
    }));
  },
};

function replace(filter, path) {
  return {
    name: 'replace',
    setup: ({ onResolve }) => onResolve({ filter }, () => ({ path })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCli(process.argv[2]);
