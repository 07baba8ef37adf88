import type { Change } from '../change/change.js';
import { isObject } from '../document/json.js';
import { isGenerateError, plainLine } from '../errors.js';
import { readAssets } from '../files/assets.js';
import type { Provider } from '../files/provider.js';
import { allProviders, chooseProviders, specTextOf } from '../files/providers.js';
import { generateParsed, type Tools } from '../generate-package.js';
import { proxiedFetch } from '../network/proxied-fetch.js';
import type { SpecSourceOptions } from '../network/spec-source.js';
import type { Project } from '../project/project.js';
import { parseSpec } from '../source/parse-spec.js';
import { sha256 } from '../source/sha256.js';
import { unixLineEnds } from '../text/line-ends.js';
import { workerLibraries } from '../worker/spec-libraries.js';
import { checkMetadata, type MetadataCheck } from './check-metadata.js';
import { changesSince, currentInterface, readReplacement } from './read-replacement.js';
import { readVendorSpec } from './vendor-spec.js';

/**
 * Whether a published spec is still the one in `specs/`: `same`; `changed`; `gone`, no longer published there; `failed`, which
 * can't be said now; `unknown`, the provider names no URL.
 */
export type OriginState = 'same' | 'changed' | 'gone' | 'failed' | 'unknown';

/** What became of a published spec. */
export interface OriginCheck {
  readonly provider: Provider;
  readonly state: OriginState;
  /** Where it is published. */
  readonly url?: string;
  /** Where it is published now, if it has moved for good. */
  readonly movedTo?: string | undefined;
  /** What taking it over would change for users of the package; undefined if that can't be said. */
  readonly changes?: readonly Change[] | undefined;
  /** Why it can't be said, or can't be taken over. */
  readonly problem?: string;
  /** What became of the authorization server's metadata; undefined if it was made without. */
  readonly metadata?: MetadataCheck | undefined;
}

export interface CheckOriginOptions extends SpecSourceOptions {
  readonly project: Project;
  /** Names of providers; empty for all. */
  readonly names?: readonly string[];
  /** As for `generate`. */
  readonly limitMs?: number | undefined;
  readonly onProgress?: (line: string) => void;
}

/**
 * Loads the published specs of providers, and compares them with those in `specs/`. Changes nothing.
 *
 * @throws {GenerateError} `unknown_provider`, `project_invalid`, `interrupted`
 */
export async function checkOrigins(options: CheckOriginOptions): Promise<OriginCheck[]> {
  const { project, names = [], limitMs, signal, onProgress = () => {} } = options;
  const providers = names.length === 0 ? allProviders(project) : chooseProviders(project, names);
  const { templates, lintRules } = readAssets();
  const tools = { templates, libraries: workerLibraries(lintRules, { limitMs }), signal };
  const checks: OriginCheck[] = [];
  for (const provider of providers) {
    const origin = await check(provider, tools, { ...options, onProgress });
    const { overlays = [] } = specTextOf(provider);
    const metadata = await checkMetadata(overlays, options);
    checks.push(metadata ? { ...origin, metadata } : origin);
  }
  return checks;
}

interface Origin {
  readonly url?: unknown;
  readonly sha256?: unknown;
}

async function check(
  provider: Provider,
  tools: Tools,
  options: CheckOriginOptions & { readonly onProgress: (line: string) => void },
): Promise<OriginCheck> {
  const source = specTextOf(provider);
  const { document } = await parseSpec(source);
  const known: unknown =
    document['x-origin'] ?? (document.info as { 'x-origin'?: unknown } | undefined)?.['x-origin'];
  const { url, sha256: recorded } = (isObject(known) ? known : {}) as Origin;
  if (typeof url !== 'string') return { provider, state: 'unknown' };
  options.onProgress(`reading ${url}`);
  const network = await observedFetch(options);
  try {
    const vendor = await readVendorSpec(url, { ...options, fetch: network.fetch });
    const { movedTo } = network.seen;
    const isSame =
      typeof recorded === 'string'
        ? (await sha256(vendor.text)) === recorded
        : unixLineEnds(vendor.text) === unixLineEnds(source.text);
    if (isSame) return { provider, state: 'same', url, movedTo };
    return { provider, state: 'changed', url, movedTo, ...(await takenOver(provider, vendor, tools)) };
  } catch (error) {
    if (!isGenerateError(error) || error.code === 'interrupted') throw error;
    const isGone = network.seen.status === 404 || network.seen.status === 410;
    return { provider, state: isGone ? 'gone' : 'failed', url, problem: error.message };
  }
}

/** What taking a published spec over would change. */
async function takenOver(
  provider: Provider,
  vendor: Parameters<typeof readReplacement>[1],
  tools: Tools,
): Promise<Pick<OriginCheck, 'changes' | 'problem'>> {
  try {
    const { spec } = await readReplacement(provider, vendor);
    const [made] = await generateParsed([{ spec, isStrict: provider.isStrict ?? false }], tools);
    return { changes: made && changesSince(await currentInterface(provider, tools), made.seen) };
  } catch (error) {
    if (!isGenerateError(error) || error.code !== 'spec_invalid') throw error;
    return { problem: plainLine(error.message) };
  }
}

/** A fetch that remembers the last status, and where the first permanent redirect leads. */
async function observedFetch({ fetch: given, env = process.env }: CheckOriginOptions) {
  const seen: { status?: number; movedTo?: string } = {};
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const response = await (given ?? (await proxiedFetch(env)))(url, init);
    seen.status = response.status;
    const location = response.headers.get('location');
    if ([301, 308].includes(response.status) && location !== null && URL.canParse(location, String(url)))
      seen.movedTo = new URL(location, String(url)).href;
    return response;
  };
  return { fetch, seen };
}
