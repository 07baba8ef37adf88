import { CLI_INDEX, nextCliIndex, writeCliIndex } from '../files/cli-index.js';
import { inputHashes, isCurrent } from '../files/manifest.js';
import { repairProject } from '../files/project-lock.js';
import { chooseProviders, type Provider } from '../files/providers.js';
import { loadLinter } from '../worker/spec-libraries.js';
import type { GenerateOptions } from './generate-options.js';
import { drift, NO_CHANGE, type Outcome, staleError } from './outcome.js';

/**
 * Makes the packages what their specs say. Providers whose spec, generator and output are unchanged are passed over
 * without loading or starting anything; nothing is written before the files of all others are ready.
 *
 * @throws {GenerateError} any code, with nothing written; `stale` when a check finds that the command line's list of providers differs
 */
export async function generate(options: GenerateOptions): Promise<Outcome[]> {
  const { root, names = [], check = false } = options;
  if (!check) repairProject(root);
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
        findings: [],
      },
  );
}

async function regenerate(
  providers: readonly Provider[],
  inputs: ReadonlyMap<Provider, string>,
  options: GenerateOptions,
): Promise<Outcome[]> {
  // The linter takes longest to load, in a thread of its own: it begins before our own code loads.
  loadLinter();
  const { regenerate: run } = await import('./regenerate.js');
  return run(providers, inputs, options);
}
