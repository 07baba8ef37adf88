import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Metafile, Plugin } from 'esbuild';
import { projectRoot } from './project.js';

/** The parts of the generator's build that the site's build uses too; it is JavaScript. */
export interface GeneratorBuild {
  /** Has the part of TypeScript in its place that openapi-typescript uses. */
  readonly typeNodes: Plugin;
  readonly bundledFiles: (results: readonly { readonly metafile: Metafile }[]) => string[];
  readonly LICENCES: readonly string[];
  readonly thirdPartyLicences: (
    inputs: readonly string[],
    folder: string,
    licences: readonly string[],
  ) => Promise<string>;
}

/** Loads the generator's build, without running it. */
export async function loadGeneratorBuild(): Promise<GeneratorBuild> {
  const modules = ['build.mjs', 'bundling.mjs', 'third-party.mjs'].map(
    file => import(pathToFileURL(path.join(projectRoot, 'generator', file)).href),
  );
  return Object.assign({}, ...(await Promise.all(modules)));
}
