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
  const entry = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint?.endsWith('<stdin>'));
  const text = outputFiles.find(({ path }) => path.endsWith('stdin.js'))?.text ?? '';
  /** What loads at the start: the entry, and the chunks that it imports statically. */
  const start = new Set<string>();
  const visit = (output: typeof entry) => {
    for (const [file, { bytesInOutput }] of Object.entries(output?.inputs ?? {}))
      if (bytesInOutput > 0) start.add(file);
    for (const { path, kind } of output?.imports ?? [])
      if (kind === 'import-statement') visit(metafile.outputs[path]);
  };
  visit(entry);
  const all = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  const later = all.filter(file => !start.has(file));
  return {
    inputs: Object.keys(entry?.inputs ?? {}),
    text,
    chunks: outputFiles.length,
    start: [...start],
    later,
  };
}

describe('a bundle for the web', () => {
  test('with coboSigner has tweetnacl in a chunk of its own, not a byte of it in the entry', async () => {
    const { inputs, text, chunks } = await bundle("export { coboSigner } from './sign/cobo-signer.js';");

    expect(inputs.filter(file => file.includes('node_modules/tweetnacl'))).toEqual([]);
    expect(text).not.toMatch(/crypto_sign|keyPair\.fromSecretKey/);
    expect(chunks).toBeGreaterThan(1);
    expect(text).not.toMatch(/(from|import)\s*\(?["']node:/);
  });

  test('of a program that keeps a token valid starts without what only a signature, a rejection or a Request needs', async () => {
    const { start, later } = await bundle(
      "import { bearerFetch } from './index.js'; console.log(bearerFetch);",
    );

    for (const file of ['send-signed', 'replay', 'rejection', 'request-call']) {
      expect([file, start.some(name => name.endsWith(`fetch/${file}.ts`))]).toEqual([file, false]);
      expect([file, later.some(name => name.endsWith(`fetch/${file}.ts`))]).toEqual([file, true]);
    }
  });

  test('with bearerFetch has no signer, no tweetnacl and no node module', async () => {
    const { inputs, text } = await bundle("export { bearerFetch } from './fetch/bearer-fetch.js';");

    expect(inputs.filter(file => /tweetnacl|src\/sign/.test(file))).toEqual([]);
    expect(text).not.toContain('node:');
  });
});
