import { rmSync } from 'node:fs';
import { interrupted } from '../errors.js';
import { readAssets } from '../files/assets.js';
import { type Provider, specTextOf } from '../files/providers.js';
import { workFolder } from '../files/work-folder.js';
import { compareOutput, replaceOutput } from '../files/write-output.js';
import { generatePackages } from '../generate-package.js';
import { writing } from '../process/interruption.js';
import { workerLibraries } from '../worker/spec-libraries.js';
import { chooseEngine } from './choose-engine.js';
import type { GenerateOptions } from './generate-options.js';
import { NO_CHANGE, type Outcome } from './outcome.js';

/**
 * Generates packages and writes them, or compares them in a check.
 *
 * @throws {GenerateError} any code, with nothing written
 */
export async function regenerate(
  providers: readonly Provider[],
  inputs: ReadonlyMap<Provider, string>,
  { root, check = false, engine, signal, limitMs, onProgress = () => {}, java }: GenerateOptions,
): Promise<Outcome[]> {
  const work = workFolder(root);
  // Ends what was begun for a run that fails before it is needed, such as the download of the jar.
  const ended = new AbortController();
  const untilEnd = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  try {
    onProgress(`reading ${providers.map(({ specName }) => specName).join(', ')}`);
    const { templates, xTokenSchema, lintRules } = readAssets();
    const packages = await generatePackages(providers.map(specTextOf), {
      templates,
      xTokenSchema,
      libraries: workerLibraries(lintRules, { limitMs }),
      engine: chooseEngine({ engine, compare: check, templates, work, signal: untilEnd, onProgress, java }),
      signal,
    });
    if (signal?.aborted) throw interrupted();
    const outputs = providers.map((provider, index) => ({
      provider,
      files: packages[index]?.files ?? new Map(),
      inputs: inputs.get(provider) ?? '',
    }));
    const changes = check ? outputs.map(compareOutput) : await writing(() => replaceOutput(outputs, work));
    return providers.map((provider, index) => ({
      provider,
      change: changes[index] ?? NO_CHANGE,
      inferred: packages[index]?.inferred ?? [],
      findings: packages[index]?.findings ?? [],
    }));
  } finally {
    ended.abort();
    rmSync(work, { recursive: true, force: true });
  }
}
