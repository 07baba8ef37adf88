import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

const at = (file: string) => fileURLToPath(new URL(`../../src/${file}`, import.meta.url));

async function bundle(source: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: at('.') },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    outdir: '/out',
  });
  const entry = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint);
  const text = outputFiles.find(({ path }) => path.endsWith('stdin.js'))?.text ?? '';
  return { inputs: Object.keys(entry?.inputs ?? {}), text, chunks: outputFiles.length };
}

describe('a bundle for the web', () => {
  test('with coboSigner has tweetnacl in a chunk of its own, not a byte of it in the entry', async () => {
    const { inputs, text, chunks } = await bundle("export { coboSigner } from './sign/cobo-signer.js';");

    expect(inputs.filter(file => file.includes('node_modules/tweetnacl'))).toEqual([]);
    expect(text).not.toMatch(/crypto_sign|keyPair\.fromSecretKey/);
    expect(chunks).toBeGreaterThan(1);
    expect(text).not.toMatch(/(from|import)\s*\(?["']node:/);
  });

  test('with bearerFetch has no signer, no tweetnacl and no node module', async () => {
    const { inputs, text } = await bundle("export { bearerFetch } from './apply/bearer-fetch.js';");

    expect(inputs.filter(file => /tweetnacl|src\/sign/.test(file))).toEqual([]);
    expect(text).not.toContain('node:');
  });
});
