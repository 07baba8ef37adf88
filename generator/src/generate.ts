import { rmSync } from 'node:fs';
import { chooseEngine, type EngineName } from './choose-engine.js';
import { interrupted } from './errors.js';
import { readAssets } from './files/assets.js';
import { CLI_INDEX, nextCliIndex, writeCliIndex } from './files/cli-index.js';
import { inputHashes, isCurrent } from './files/manifest.js';
import { chooseProviders, type Provider, specTextOf } from './files/providers.js';
import { workFolder } from './files/work-folder.js';
import { compareOutput, type OutputChange, replaceOutput } from './files/write-output.js';
import { generatePackages } from './generate-package.js';
import type { Java } from './jar/java.js';
import { drift, type Outcome, staleError } from './outcome.js';
import { loadLibraries, workerLibraries } from './worker/spec-libraries.js';

export interface GenerateOptions {
  /** The project's root: `specs/` and `packages/` are in it. */
  readonly root: string;
  /** Names of providers; empty for all. */
  readonly names?: readonly string[];
  /**
   * Change nothing; report what would change. Everything is rendered, also what seems to be current, and by both engines
   * where Java is.
   */
  readonly check?: boolean;
  /** Default: the jar where Java is; without Java the embedded one, but in CI an error. */
  readonly engine?: EngineName | undefined;
  readonly signal?: AbortSignal | undefined;
  /** One line per step. */
  readonly onProgress?: (line: string) => void;
  /** How long a library may be busy with one spec, in milliseconds. Default: see `SpecLimits`. */
  readonly limitMs?: number | undefined;
  /** Finds Java; for tests. */
  readonly java?: () => Promise<Java>;
}

const NO_CHANGE: OutputChange = { added: [], changed: [], removed: [] };

/**
 * Makes the packages what their specs say. Providers whose spec, generator and output are unchanged are passed over
 * without starting anything; nothing is written before the files of all others are ready.
 *
 * @throws {GenerateError} with nothing written; `stale` only for a check of the command line's list of providers
 */
export async function generate(options: GenerateOptions): Promise<Outcome[]> {
  const { root, names = [], check = false } = options;
  const providers = chooseProviders(root, names);
  const inputs = inputHashes(providers);
  const stale = providers.filter(
    provider => check || !isCurrent(provider.packageDir, inputs.get(provider) ?? ''),
  );
  const outcomes = stale.length === 0 ? [] : await regenerate(stale, inputs, options);
  const index = await nextCliIndex(root);
  if (index !== undefined && !check) writeCliIndex(root, index);
  if (index !== undefined && check && !drift(outcomes)) throw staleError(`: ${CLI_INDEX} differs`, []);
  return providers.map(
    provider =>
      outcomes.find(outcome => outcome.provider === provider) ?? {
        provider,
        change: NO_CHANGE,
        inferred: [],
      },
  );
}

async function regenerate(
  providers: readonly Provider[],
  inputs: ReadonlyMap<Provider, string>,
  { root, check = false, engine, signal, limitMs, onProgress = () => {}, java }: GenerateOptions,
): Promise<Outcome[]> {
  loadLibraries();
  const work = workFolder(root);
  try {
    onProgress(`reading ${providers.map(({ specName }) => specName).join(', ')}`);
    const { templates, xTokenSchema, lintRules } = readAssets();
    const packages = await generatePackages(providers.map(specTextOf), {
      templates,
      xTokenSchema,
      libraries: workerLibraries(lintRules, { limitMs }),
      engine: chooseEngine({ engine, compare: check, templates, work, signal, onProgress, java }),
      signal,
    });
    if (signal?.aborted) throw interrupted();
    const outputs = providers.map((provider, index) => ({
      provider,
      files: packages[index]?.files ?? new Map(),
      inputs: inputs.get(provider) ?? '',
    }));
    const changes = check
      ? outputs.map(({ provider, files }) => compareOutput(files, provider.packageDir))
      : replaceOutput(outputs, work);
    return providers.map((provider, index) => ({
      provider,
      change: changes[index] ?? NO_CHANGE,
      inferred: packages[index]?.inferred ?? [],
    }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
