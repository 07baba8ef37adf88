import path from 'node:path';
import { type BuildResult, build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { packages, root } from './support/project.js';

const providers = packages().filter(({ isProvider }) => isProvider);

/** A browser bundle of a program; fails on anything that only Node has. */
async function bundle(
  contents: string,
  splitting = false,
): Promise<BuildResult<{ write: false; metafile: true }>> {
  return build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    absWorkingDir: root,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    splitting,
    outdir: path.join(root, 'bundle'),
  });
}

const text = (result: BuildResult<{ write: false; metafile: true }>) =>
  result.outputFiles.map(file => file.text).join('\n');

describe('bundles', () => {
  test.each(providers.map(({ folder }) => folder))(
    'a program that imports %s holds no other provider',
    async folder => {
      const { metafile } = await bundle(`import * as all from '@token-clients/${folder}'; console.log(all);`);
      const held = providers.filter(other =>
        Object.keys(metafile.inputs).some(input => input.startsWith(`packages/${other.folder}/`)),
      );

      expect(held.map(provider => provider.folder)).toEqual([folder]);
    },
  );

  test('a program that makes one call holds neither descriptor nor lifecycle nor descriptions', async () => {
    const code = text(
      await bundle(`import { OAuth2TokenApi } from '@token-clients/equinix-access-token';
        console.log(await new OAuth2TokenApi().getOAuth2AccessToken({ client_id: 'a', client_secret: 'b' }));`),
    );

    for (const leak of ['secretFields', 'rotation', 'deepFreeze', 'diagnostics_channel', 'Consumer key']) {
      expect(code).not.toContain(leak);
    }
  });

  test('token source, fetch wrapper and signer run without Node', async () => {
    await expect(
      bundle(
        `import { bearerFetch, bearerMiddleware, coboSigner, signedFetch, tokenSource } from '@token-clients/auth-hooks';
        import { memoryStore } from '@token-clients/auth-hooks/memory-store';
        console.log(bearerFetch, bearerMiddleware, coboSigner, memoryStore, signedFetch, tokenSource);`,
        true,
      ),
    ).resolves.toBeDefined();
  });

  test('tweetnacl is a chunk of its own, loaded only when asked for', async () => {
    const { outputFiles } = await bundle(
      `import { coboSigner } from '@token-clients/auth-hooks'; console.log(coboSigner);`,
      true,
    );
    const entry = outputFiles.find(({ path: name }) => path.basename(name) === 'stdin.js');
    const mark = 'crypto_sign_open';

    expect(entry?.text).toContain('coboSigner');
    expect(entry?.text).not.toContain(mark);
    expect(outputFiles.filter(({ text }) => text.includes(mark))).toHaveLength(1);
  });
});
