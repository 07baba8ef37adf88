// Bundles the program into few files, because a command that opens a hundred modules starts slowly. bin.js has all that a
// cached token needs, and parts/ has the rest. Each provider is one file, loaded when it is named. `yaml` and `jmespath` are
// dependencies, loaded when they are used. undici is CommonJS and large, so it is one file, loaded only for a proxy or for
// certificates.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mockDocuments } from '@token-clients/generator/mock-specs';
import { build } from 'esbuild';
import { bundledFiles, replace } from '../../generator/bundling.mjs';
import { thirdPartyLicences } from '../../generator/third-party.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * @param {string} [outdir]
 * @param {{ providers?: string | undefined }} [options] `providers`: path of a module to use in place of src/generated/providers.ts
 * @returns {Promise<string[]>} the files that are in the bundle
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
    metafile: true,
  };
  const list = providers === undefined ? [] : [replace(/generated\/providers\.js$/, { path: providers })];
  const results = await Promise.all([
    build({
      ...options,
      entryPoints: { bin: 'src/bin.ts' },
      // The prompt is a part, because its imports of Node's modules would slow down every start.
      plugins: [quickCrypto, ...['run', 'prompt'].map(part)],
    }),
    build({
      ...options,
      entryPoints: { 'parts/run': 'src/run.ts', 'parts/prompt': 'src/prompt.ts' },
      splitting: true,
      chunkNames: 'parts/[name]-[hash]',
      plugins: [quickCrypto, replace(/^\.\/undici\.js$/, { path: './undici.cjs', external: true }), ...list],
    }),
    build({
      ...options,
      entryPoints: { 'parts/undici': 'src/connection/undici.ts' },
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
    }),
  ]);
  const inputs = bundledFiles(results);
  await writeFile(join(outdir, 'THIRD-PARTY-LICENSES.txt'), await thirdPartyLicences(inputs, here));
  await writeSpecs(join(outdir, 'specs'), providers ?? join(here, 'src/generated/providers.ts'));
  return inputs;
}

/**
 * Writes the documents that the mock server responds from.
 *
 * @param {string} target
 * @param {string} providers the module that lists the providers
 */
async function writeSpecs(target, providers) {
  const source = await readFile(providers, 'utf8');
  const names = [...source.matchAll(/import\('@token-clients\/([\w-]+)\/reference'\)/g)].map(
    ([, name]) => name,
  );
  await mkdir(target, { recursive: true });
  for (const [name, document] of await mockDocuments(join(here, '../..')))
    if (names.includes(name)) await writeFile(join(target, `${name}.json`), JSON.stringify(document));
}

/**
 * Loads node:crypto when it is used. Its import takes longer than the rest of a short run, because it sets up WebCrypto as
 * well.
 */
const quickCrypto = {
  name: 'quick-crypto',
  setup({ onResolve, onLoad }) {
    const ciphers = ['createCipheriv', 'createDecipheriv', 'createHash', 'randomBytes'];
    const names = [...ciphers, 'createPublicKey', 'generateKeyPairSync', 'sign', 'verify'];
    onResolve({ filter: /^node:crypto$/ }, ({ path, importer }) =>
      /check-certificates\.ts$/.test(importer)
        ? { path, external: true }
        : { path, namespace: 'quick-crypto' },
    );
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

/** Makes a module a file next to the first one, loaded when it is imported. */
function part(name) {
  return replace(new RegExp(`^\\./${name}\\.js$`), { path: `./parts/${name}.js`, external: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCli(process.argv[2]);
