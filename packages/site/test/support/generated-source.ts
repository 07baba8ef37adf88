import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { readAssets } from '../../../../generator/src/files/assets.js';
import { generatePackage } from '../../../../generator/src/generate-package.js';
import { projectRoot } from '../../src/build/project.js';
import type { ProviderSource } from '../../src/sources/providers/provider-source.js';
import { providerDocs } from '../../src/sources/repository/provider-docs.js';

/** Generates the package of a spec, without its types, and returns what the site makes pages of. */
export async function generatedSource(name: string, spec: object): Promise<ProviderSource> {
  const libraries = { lint: async () => ({ findings: [], count: 0 }), types: async () => '' };
  const text = JSON.stringify(spec);
  const { files } = await generatePackage(
    { name, specName: `specs/${name}.yaml`, text },
    { ...readAssets(), libraries },
  );
  const pages = [...files].flatMap(([file, page]): [string, string][] =>
    file.startsWith('docs/') ? [[path.basename(file), page]] : [],
  );
  const { reference, descriptor } = await loaded(files);
  const commands = reference.apis.flatMap(({ className, operations }) =>
    operations.map(({ operation }) => [`${className}.${operation.name}`, `token-clients ${name}`] as const),
  );
  return {
    docs: providerDocs(name, files.get('README.md') ?? '', new Map(pages)),
    reference,
    descriptor,
    commands: new Map(commands),
  };
}

/** Loads the module that describes the operations. */
async function loaded(
  files: ReadonlyMap<string, string>,
): Promise<Pick<ProviderSource, 'reference' | 'descriptor'>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'generated-'));
  try {
    for (const [file, text] of files)
      if (file.startsWith('src/')) await writeFile(path.join(folder, path.basename(file)), text);
    const outfile = path.join(folder, 'reference.mjs');
    await build({
      entryPoints: [path.join(folder, 'reference.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      nodePaths: [path.join(projectRoot, 'node_modules')],
      logLevel: 'silent',
    });
    return (await import(pathToFileURL(outfile).href)) as Pick<ProviderSource, 'reference' | 'descriptor'>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
