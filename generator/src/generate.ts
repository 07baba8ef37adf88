import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { GenerateError } from './errors.js';
import { CLI_INDEX, nextCliIndex, writeCliIndex } from './files/cli-index.js';
import { inputHashes, isCurrent } from './files/manifest.js';
import { chooseProviders, type Provider } from './files/providers.js';
import { compareOutput, isEmpty, type OutputChange, replaceOutput } from './files/write-output.js';
import { writeTypes } from './files/write-types.js';
import { findJava, type Java } from './jar/java.js';
import { type RenderJob, render } from './jar/render-with-jar.js';
import { verifiedJar } from './jar/verified-jar.js';
import { formatCode } from './process/format.js';
import { interrupted } from './process/run-process.js';
import { readProvider } from './read/read-provider.js';
import { readSpec } from './read/read-spec.js';
import type { SpecLimits } from './read/spec-limits.js';
import { tokenModel } from './read/token-model.js';

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
  /** How long a library may be busy with one spec, in milliseconds. Default: see {@link SpecLimits}. */
  readonly limitMs?: number | undefined;
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
 * @throws GenerateError with nothing written; `stale` only for a check of the command line's list of providers
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
  { root, check, signal, limitMs, onProgress = () => {}, java = findJava }: GenerateOptions,
): Promise<Outcome[]> {
  const limits: SpecLimits = { signal, limitMs };
  const work = workFolder(root);
  try {
    onProgress(`reading ${providers.map(({ specName }) => specName).join(', ')}`);
    const jobs: RenderJob[] = [];
    for (const provider of providers) {
      const model = readProvider(await readSpec(provider, limits));
      jobs.push({ model, token: tokenModel(model), staging: path.join(work, provider.name) });
    }
    const machine = await java();
    const jar = await verifiedJar({ signal, onProgress });
    onProgress('rendering');
    // Java has a processor of its own meanwhile.
    await both(render(jobs, { jar, java: machine, work, signal }), writeAllTypes(jobs, limits));
    onProgress('formatting');
    await formatCode(
      jobs.map(({ staging }) => staging),
      signal,
    );
    if (signal?.aborted) throw interrupted();
    const outputs = jobs.map(({ model: { spec }, staging }) => ({
      provider: spec.provider,
      staging,
      inputs: inputs.get(spec.provider) ?? '',
    }));
    const changes = check
      ? outputs.map(({ provider, staging }) => compareOutput(staging, provider.packageDir))
      : replaceOutput(outputs);
    return jobs.map(({ model, token }, index) => ({
      provider: model.spec.provider,
      change: changes[index] ?? NO_CHANGE,
      inferred: token.inferred,
    }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function writeAllTypes(jobs: readonly RenderJob[], limits: SpecLimits): Promise<void> {
  for (const job of jobs) await writeTypes(job, limits);
}

/** Waits for the end of both, also when one fails: neither may write into a folder that is being removed. */
async function both(one: Promise<void>, other: Promise<void>): Promise<void> {
  const ends = await Promise.allSettled([one, other]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** A new folder for one run, on the file system of the output. Removes those that killed runs have left. */
function workFolder(root: string): string {
  const cache = path.join(root, 'generator', '.cache');
  try {
    mkdirSync(cache, { recursive: true });
    for (const name of readdirSync(cache).filter(one => one.startsWith('run-'))) {
      const left = path.join(cache, name);
      if (Date.now() - statSync(left).mtimeMs > HOUR_MS) rmSync(left, { recursive: true, force: true });
    }
    return mkdtempSync(path.join(cache, 'run-'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new GenerateError('output_unwritable', `The folder can't be written (${code})`, {
      file: 'generator/.cache',
      fix: 'Make it writable and run the command again.',
    });
  }
}

const HOUR_MS = 3_600_000;

/** What a check can say without Java: whether each package is what its own record says, made from today's inputs. */
export function checkRecords(root: string, names: readonly string[] = []): Provider[] {
  const inputs = inputHashes(chooseProviders(root, names));
  return [...inputs].flatMap(([provider, hash]) => (isCurrent(provider.packageDir, hash) ? [] : [provider]));
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
    fix: ['Run: npm run generate', ...providers.map(({ name }) => name)]
      .join(' ')
      .replace('generate ', 'generate -- '),
  });
}
