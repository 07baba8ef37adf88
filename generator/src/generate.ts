import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { GenerateError } from './errors.js';
import { formatCode } from './format.js';
import { findJava } from './jar/java.js';
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
  /** Change nothing; report what would change. */
  readonly check?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** One line per step. */
  readonly onProgress?: (line: string) => void;
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
 * @throws GenerateError with nothing written: every code but `stale`
 */
export async function generate(options: GenerateOptions): Promise<Outcome[]> {
  const { root, names = [], check = false, signal, onProgress = () => {} } = options;
  const providers = chooseProviders(root, names);
  const inputs = new Map(providers.map(provider => [provider, inputsHash(provider)]));
  const stale = check
    ? providers
    : providers.filter(provider => !isCurrent(provider.packageDir, inputs.get(provider) ?? ''));
  if (stale.length === 0) return providers.map(provider => ({ provider, change: NO_CHANGE, inferred: [] }));

  const java = await findJava();
  const cache = path.join(root, 'generator', '.cache');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'run-'));
  try {
    onProgress(`reading ${stale.map(({ specName }) => specName).join(', ')}`);
    const jobs: RenderJob[] = [];
    for (const provider of stale) {
      const model = providerModel(await readSpec(provider));
      jobs.push({ model, token: tokenModel(model), staging: path.join(work, provider.name) });
    }
    const jar = await verifiedJar({ signal, onProgress });
    onProgress('rendering');
    await render(jobs, { jar, java, work, signal });
    for (const job of jobs) await writeTypes(job, headerOf(job));
    await formatCode(
      jobs.map(({ staging }) => staging),
      signal,
    );
    if (signal?.aborted)
      throw new GenerateError('interrupted', 'Generation was interrupted; nothing was changed');
    const outcomes = jobs.map(({ model, token, staging }) => {
      const { provider } = model.spec;
      const change = check
        ? compareOutput(staging, provider.packageDir)
        : replaceOutput(provider, staging, inputs.get(provider) ?? '');
      return { provider, change, inferred: token.inferred };
    });
    return providers.map(
      provider =>
        outcomes.find(outcome => outcome.provider === provider) ?? {
          provider,
          change: NO_CHANGE,
          inferred: [],
        },
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
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
  const shown = files.slice(0, 10).join('; ');
  const more = files.length > 10 ? ` and ${files.length - 10} more` : '';
  return new GenerateError('stale', `Generated files are not what the specs give: ${shown}${more}`, {
    fix: `Run: npm run generate -- ${drifted.map(({ provider }) => provider.name).join(' ')}`,
  });
}

function headerOf({ model }: RenderJob): string {
  const { provider, sha256 } = model.spec;
  return `// Generated from ${provider.specName} (sha256 ${sha256}) by "npm run generate".\n// Do not edit: change the spec, the templates or the runtime instead.\n`;
}
