import { existsSync } from 'node:fs';
import { nextCliIndex, writeCliIndex } from '../files/cli-index.js';
import { generatorHash, inputHash, isCurrent, readManifest } from '../files/manifest.js';
import { NO_CHANGE } from '../files/output-change.js';
import { repairProject, withProjectLock } from '../files/project-lock.js';
import type { Provider } from '../files/provider.js';
import { chooseProviders } from '../files/providers.js';
import type { GenerateOptions } from './generate-options.js';
import type { InputHashes } from './input-hashes.js';
import { drift, type Outcome, staleError } from './outcome.js';

/**
 * Makes the packages what their specs say. Providers whose spec, generator and output are unchanged are passed over
 * without loading or starting anything; nothing is written before the files of all others are ready. What writes waits for
 * other runs that change the project.
 *
 * @throws {GenerateError} any code, with nothing written; `stale` when a check finds that the command line's list of providers differs
 */
export async function generate(options: GenerateOptions): Promise<Outcome[]> {
  const { project, check = false, complete } = options;
  const generator = generatorHash();
  if (check) return bringUpToDate(options, generator, []);
  repairProject(project);
  const { providers, stale } = compareInputs(options, generator, []);
  if (stale.length === 0 && (await nextCliIndex(project)) === undefined) return withOutcomes(providers, []);
  const completed: Provider[] = [];
  for (const provider of complete ? stale : []) completed.push((await complete?.(provider)) ?? provider);
  // Another run may have changed the specs, or written the same, while this one waited: it is compared again.
  return withProjectLock(project, options, () => bringUpToDate(options, generator, completed));
}

/** What a run is about, and those providers whose files are not known to be what they should be. */
function compareInputs(
  { project, names = [], check = false, isUpdate = false }: GenerateOptions,
  generator: string,
  completed: readonly Provider[],
) {
  const providers = chooseProviders(project, names).map(
    provider => completed.find(one => one.name === provider.name && isStillNew(one, isUpdate)) ?? provider,
  );
  const inputs = new Map<Provider, string>();
  const stale: Provider[] = [];
  for (const provider of providers) {
    const manifest = readManifest(provider);
    const hash = inputHash(provider, manifest?.siblings ?? [], generator);
    inputs.set(provider, hash);
    const isNew = (isUpdate && provider.url !== undefined) || provider.pending !== undefined;
    if (check || isNew || !isCurrent(provider, manifest, hash)) stale.push(provider);
  }
  return { providers, inputs, stale };
}

/** Whether what is about to be written has not been written by another run meanwhile. */
function isStillNew({ pending }: Provider, isUpdate: boolean): boolean {
  return isUpdate || ![...(pending?.keys() ?? [])].some(file => existsSync(file));
}

async function bringUpToDate(
  options: GenerateOptions,
  generator: string,
  completed: readonly Provider[],
): Promise<Outcome[]> {
  const { project, check = false } = options;
  const { providers, inputs, stale } = compareInputs(options, generator, completed);
  const outcomes = stale.length === 0 ? [] : await regenerate(stale, { inputs, generator }, options);
  const index = await nextCliIndex(project);
  if (index !== undefined && !check) writeCliIndex(project, index);
  if (index !== undefined && check && !drift(project, outcomes))
    throw staleError(project, `: ${index.place} differs`, []);
  return withOutcomes(providers, outcomes);
}

/** The outcome of each provider; of those that were passed over, that nothing changed. */
function withOutcomes(providers: readonly Provider[], outcomes: readonly Outcome[]): Outcome[] {
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
  hashes: InputHashes,
  options: GenerateOptions,
): Promise<Outcome[]> {
  // The linter takes longest to load, in a thread of its own: it begins before our own code loads.
  const { loadLinter } = await import('../worker/spec-libraries.js');
  loadLinter();
  const { regenerate: run } = await import('./regenerate.js');
  return run(providers, hashes, options);
}
