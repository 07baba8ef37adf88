import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { NamedText, Spec } from '../document/spec.js';
import { withinStack } from '../document/within-stack.js';
import { type Finding, GenerateError } from '../errors.js';
import { repairProject, withProjectLock } from '../files/project-lock.js';
import { allProviders } from '../files/providers.js';
import { readSpecFile } from '../files/spec-file.js';
import { ownOverlay, userOverlay } from '../files/spec-layout.js';
import { withWorkFolder } from '../files/work-folder.js';
import { applyOverlays } from '../overlay/apply-overlays.js';
import { announceReading } from '../process/announce-reading.js';
import { writing } from '../process/interruption.js';
import { CLIENT_NAME } from '../project/client-entry.js';
import { workspaceAt } from '../project/workspace.js';
import { parseSpec } from '../source/parse-spec.js';
import type { ProposalLine } from '../token/token-proposal.js';
import { type DiscoveredServer, discoverServer } from './discover-server.js';
import { findToken } from './find-token.js';
import { type FromVendorOptions, makePackage, readGivenSpec } from './from-vendor.js';
import { joinProject } from './join-project.js';
import type { Ask } from './open-questions.js';
import { packageFiles } from './package-files.js';
import { providerOverlay } from './provider-overlay.js';
import { keptFiles, type VendorSpec } from './vendor-spec.js';

export interface NewProviderOptions extends FromVendorOptions {
  /** Files with OpenAPI Overlays, to be applied in this order. */
  readonly overlays?: readonly string[];
  /** Keep every operation of the spec. Default: those that obtain, refresh, revoke or introspect a token. */
  readonly all?: boolean | undefined;
  /** Operations to keep as well, by operationId or as `POST /path`. */
  readonly operations?: readonly string[];
  /** Grants for which standard operations are made where the spec has none, the one that obtains the token first. */
  readonly grants?: readonly string[];
  /** Where the metadata of the authorization server is: an issuer, the URL of a document, or `spec` for the one in the spec. */
  readonly discover?: string | undefined;
  /** Hosts, beside that of the issuer, at which its endpoints may be. */
  readonly trustedSites?: readonly string[];
  /** Answers what the spec leaves open. Default: nothing does, and an open question is an error. */
  readonly ask?: Ask | undefined;
}

/** What was made. */
export interface NewProviderOutcome {
  /** Files that were written or changed by hand's rules, from the root; generated ones are left out. */
  readonly files: readonly string[];
  /** Whether `x-token` is a proposal, to be reviewed. */
  readonly isProposed: boolean;
  /** Each fact of the proposal, and why it is believed. */
  readonly lines: readonly ProposalLine[];
  /** The operations that were kept; undefined if all were. */
  readonly keep: readonly string[] | undefined;
  /** What the authorization server says of itself; undefined if it was not asked. */
  readonly discovered: DiscoveredServer | undefined;
  /** Advice about the spec, and what its reader should know of what was made from it. */
  readonly findings: readonly Finding[];
}

/**
 * Adds a provider: the vendor's spec as it is, an overlay with what it does not say, a package from `templates/provider`, its
 * place in every tsconfig.json and package.json that names all providers, and its generated code. Everything is made
 * apart from the project and moved into it at the end, so that a failure leaves nothing behind, nor does a process that is killed.
 *
 * @throws {GenerateError} any code, with the project as it was before; {@link OpenQuestions}
 */
export async function newProvider(options: NewProviderOptions): Promise<NewProviderOutcome> {
  const { root, name, signal, finish, texts = new Map() } = options;
  const { onProgress = () => {} } = options;
  const project = workspaceAt(root);
  repairProject(project);
  checkFree(root, name);
  const vendor = await readGivenSpec({ ...options, texts });
  const overlays = await Promise.all(
    (options.overlays ?? []).map(async file => ({ specName: file, text: await readSpecFile(file, file) })),
  );
  announceReading(vendor.specName, vendor.text.length);
  const { spec, specs, ...proposal } = await withinStack(vendor.specName, async () => {
    const read = await parseSpec({ name, ...vendor, overlays });
    return completeSpec(read, vendor, overlays, { ...options, texts });
  });
  const own = `specs/${ownOverlay(name)}`;
  texts.set(own, specs.get(ownOverlay(name)) ?? '');

  return withWorkFolder(project, async work => {
    const { made } = await makePackage(spec, false, work, options);
    const joining = { root, name, specs, manual: packageFiles(spec), generated: made.files, work };
    const files = await withProjectLock(project, { signal, onProgress }, async () => {
      // Another run may have taken the name meanwhile.
      checkFree(root, name);
      return writing(() => joinProject(joining, finish));
    });
    return { files, findings: made.findings, ...proposal };
  });
}

function checkFree(root: string, name: string): void {
  if (!CLIENT_NAME.test(name)) {
    throw new GenerateError('unknown_provider', `"${name}" is not a valid provider name`, {
      fix: 'Use small letters, digits and single hyphens, such as vendor-auth.',
    });
  }
  for (const folder of ['.', name]) {
    const manifest = path.join(root, folder, 'package.json');
    if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes(`"name": "@token-clients/${name}"`)) {
      throw new GenerateError('unknown_provider', `The project has a package "${name}" already`, {
        fix: 'Use another name.',
      });
    }
  }
  const places = ['.yaml', '.yml', '.json', '', '.overlay.yaml'].map(ending => `specs/${name}${ending}`);
  for (const taken of [...places, `packages/${name}`]) {
    if (existsSync(path.join(root, taken)) && !isBuildOnly(path.join(root, taken))) {
      throw new GenerateError('unknown_provider', 'This already exists', {
        file: taken,
        fix: allProviders(workspaceAt(root)).some(provider => provider.name === name)
          ? `For a newer spec pass --from in place of --spec. Else use another name, or remove the provider first: npm run remove-provider -- ${name}`
          : 'Use another name, or move it away.',
      });
    }
  }
}

/** Whether a folder holds nothing but what a build of a package that is gone has left. */
function isBuildOnly(place: string): boolean {
  if (!statSync(place).isDirectory()) return false;
  return readdirSync(place).every(file => /^(?:dist|node_modules|.*\.tsbuildinfo)$/.test(file));
}

interface CompleteSpec extends Pick<NewProviderOutcome, 'isProposed' | 'lines' | 'keep' | 'discovered'> {
  readonly spec: Spec;
  /** Files for `specs/`, by path from there. */
  readonly specs: ReadonlyMap<string, string>;
}

/** The spec as it will be read from `specs/`: with an `x-token`, in an overlay if the vendor's file has none. */
async function completeSpec(
  read: Spec,
  vendor: VendorSpec,
  overlays: readonly NamedText[],
  options: NewProviderOptions & { readonly texts: Map<string, string> },
): Promise<CompleteSpec> {
  const { name, all = false, operations = [], grants = [], ask = async () => undefined, signal } = options;
  const kept = keptFiles(name, vendor);
  const [main = ''] = kept.keys();
  const specs = new Map(kept);
  for (const [index, { specName, text }] of overlays.entries()) {
    specs.set(userOverlay(name, index + 1, path.extname(specName) === '.json' ? '.json' : '.yaml'), text);
  }
  const isProposed = read.document['x-token'] === undefined;
  const discovered = await discoverServer(read, vendor.url, { onProgress: () => {}, ...options, ask });
  const servers = discovered && [discovered.server];
  const proposed = isProposed
    ? await findToken(read, { all, operations, grants, servers, ask, signal })
    : undefined;
  const keep = proposed?.keep ?? (isProposed ? undefined : keptBeside(read, operations));
  const overlay = providerOverlay(name, main, vendor, { ...proposed, keep }, discovered?.pinned);
  const spec = { ...read, provider: { name, specName: `specs/${main}` } };
  if (overlay === undefined) return { spec, specs, isProposed, lines: [], keep, discovered };
  specs.set(ownOverlay(name), overlay);
  const text = { specName: `specs/${ownOverlay(name)}`, text: overlay };
  const document = applyOverlays(read.document, read.places, [text]);
  return { spec: { ...spec, document }, specs, isProposed, lines: proposed?.lines ?? [], keep, discovered };
}

/** Of a spec with an `x-token` everything is kept, unless operations are named: then these and those of the token. */
function keptBeside({ document }: Spec, operations: readonly string[]): readonly string[] | undefined {
  if (operations.length === 0) return undefined;
  const requests = Object.values((document['x-token'] ?? {}) as Readonly<Record<string, unknown>>);
  const own = requests.flatMap(request => {
    const operation = (request as { operation?: unknown } | null)?.operation;
    return typeof operation === 'string' ? [operation] : [];
  });
  return [...new Set([...own, ...operations])];
}
