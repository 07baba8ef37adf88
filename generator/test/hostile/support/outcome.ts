import { isGenerateError } from '../../../src/errors.js';
import { readAssets } from '../../../src/files/assets.js';
import { generatePackage } from '../../../src/generate-package.js';
import { workerLibraries } from '../../../src/worker/spec-libraries.js';
import type { Loose } from '../../support/project.js';

const assets = readAssets();
const libraries = workerLibraries(assets.lintRules, { limitMs: 4000 });

export const token = (spec: Loose) => spec.paths['/oauth/token'].post;
export const fields = (spec: Loose) => spec.components.schemas.TokenRequest.properties;
export const received = (spec: Loose) => spec.components.schemas.TokenResponse.properties;

/** What became of a spec. */
export interface Outcome {
  /** The rules by which it was refused. */
  readonly refused: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly messages: readonly string[];
}

/** Generates from a spec; of a rejected one, returns the rules. */
export async function outcome(spec: unknown): Promise<Outcome> {
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec);
  const source = { name: 'vendor', specName: 'specs/vendor.yaml', text, sibling: async () => undefined };
  try {
    const { files, findings } = await generatePackage(source, { ...assets, libraries });
    return { refused: [], files, messages: findings.map(({ problem }) => problem) };
  } catch (error) {
    if (!isGenerateError(error)) throw error;
    const refused = error.findings.filter(({ kind }) => kind === 'refused');
    return {
      refused: [
        ...new Set(refused.length > 0 ? refused.map(({ rule }) => rule) : [error.rule ?? error.code]),
      ],
      files: new Map(),
      messages: [error.message],
    };
  }
}
