import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { nextCliIndex, writeCliIndex } from './cli-index.js';
import { GenerateError } from './errors.js';
import { formatCode } from './format.js';
import { findJava, type Java } from './jar/java.js';
import { verifiedJar } from './jar/verified-jar.js';
import { inputsHash, isCurrent } from './manifest.js';
import { chooseProviders, type Provider } from './providers.js';
import { type RenderJob, render } from './render.js';
import { providerModel } from './spec/provider-model.js';
import { readSpec } from './spec/read-spec.js';
import { tokenModel } from './spec/token-model.js';
import { writeTypes } from './types.js';
import { compareOutput, isEmpty, type OutputChange, replaceOutput } from './write-output.js';

export interface GenerateOptions {
  /** The project's root: `specs/` and `packages/` are in it. */
  readonly root: string;
  /** Names of providers; empty for all. */
  readonly names?: readonly string[];
  /** Change nothing; report what would change. Everything is rendered, also what seems to be current. */
  readonly check?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** One line per step. */
  readonly onProgress?: (line: string) => void;
  /** Finds Java; for tests. */
  readonly java?: () => Promise<Java>;
}

/** What happened to one provider. */
export interface Outcome {
  readonly provider: Provider;
  readonly change: OutputChange;
  /** Inferred for `x-token`; empty for a provider that was current. */
  readonly inferred: readonly string[];
}

const NO_CHANGE: OutputChange = { added: [], changed: [], removed: [] };

/**
 * Makes the packages what their specs say. Providers whose spec, generator and output are unchanged are passed over
 * without starting anything; the others are read first, all of them, then rendered in one Java process into a staging
 * folder, and only then written.
 *
 * @throws GenerateError with nothing written; every code but `stale`
 */
export async function generate(options: GenerateOptions): Promise<Outcome[]> {
  const { root, names = [], check = false } = options;
  const providers = chooseProviders(root, names);
  const inputs = new Map(providers.map(provider => [provider, inputsHash(provider)]));
  const stale = providers.filter(
    provider => check || !isCurrent(provider.packageDir, inputs.get(provider) ?? ''),
  );
  const outcomes = stale.length === 0 ? [] : await regenerate(stale, inputs, options);
  const index = await nextCliIndex(root);
  if (index !== undefined && !check) writeCliIndex(root, index);
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
  { root, check, signal, onProgress = () => {}, java = findJava }: GenerateOptions,
): Promise<Outcome[]> {
  const cache = path.join(root, 'generator', '.cache');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'run-'));
  try {
    onProgress(`reading ${providers.map(({ specName }) => specName).join(', ')}`);
    const jobs: RenderJob[] = [];
    for (const provider of providers) {
      const model = providerModel(await readSpec(provider));
      jobs.push({ model, token: tokenModel(model), staging: path.join(work, provider.name) });
    }
    const machine = await java();
    const jar = await verifiedJar({ signal, onProgress });
    onProgress('rendering');
    await render(jobs, { jar, java: machine, work, signal });
    for (const job of jobs) await writeTypes(job);
    onProgress('formatting');
    await formatCode(
      jobs.map(({ staging }) => staging),
      signal,
    );
    if (signal?.aborted)
      throw new GenerateError('interrupted', 'Generation was interrupted; nothing was changed');
    return jobs.map(({ model, token, staging }) => {
      const { provider } = model.spec;
      const change = check
        ? compareOutput(staging, provider.packageDir)
        : replaceOutput(provider, staging, inputs.get(provider) ?? '');
      return { provider, change, inferred: token.inferred };
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What a check can say without Java: whether each package is what its own record says, made from today's inputs. */
export function checkRecords(root: string, names: readonly string[] = []): Provider[] {
  return chooseProviders(root, names).filter(
    provider => !isCurrent(provider.packageDir, inputsHash(provider)),
  );
}

/** The error for packages that are not what their specs say; undefined if all are. */
export function drift(outcomes: readonly Outcome[]): GenerateError | undefined {
  const drifted = outcomes.filter(({ change }) => !isEmpty(change));
  if (drifted.length === 0) return undefined;
  const files = drifted.flatMap(({ provider, change }) =>
    [
      ...change.changed.map(file => `${file} differs`),
      ...change.added.map(file => `${file} is missing`),
      ...change.removed.map(file => `${file} is left over`),
    ].map(line => `packages/${provider.name}/${line}`),
  );
  const more = files.length > 10 ? ` and ${files.length - 10} more` : '';
  return staleError(
    `: ${files.slice(0, 10).join('; ')}${more}`,
    drifted.map(({ provider }) => provider),
  );
}

/** The error for providers that must be generated again. */
export function staleError(what: string, providers: readonly Provider[]): GenerateError {
  return new GenerateError('stale', `Generated files are not what the specs give${what}`, {
    fix: `Run: npm run generate -- ${providers.map(({ name }) => name).join(' ')}`,
  });
}
