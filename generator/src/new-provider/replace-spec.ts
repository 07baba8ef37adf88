import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../change/change.js';
import { type Finding, interrupted } from '../errors.js';
import { readAssets } from '../files/assets.js';
import { changesetFiles, writeChangeset } from '../files/changeset.js';
import { CLI_INDEX, nextCliIndex, writeCliIndex } from '../files/cli-index.js';
import { inputHashes } from '../files/manifest.js';
import { allProviders, chooseProviders, type Provider, specFilesOf } from '../files/providers.js';
import { snapshot } from '../files/snapshot.js';
import { unwritable } from '../files/unwritable.js';
import { withWorkFolder } from '../files/work-folder.js';
import { replaceOutput } from '../files/write-output.js';
import { chooseEngine, type EngineName } from '../generate/choose-engine.js';
import { type GeneratedPackage, generateParsed } from '../generate-package.js';
import type { Java } from '../jar/java.js';
import type { SpecSourceOptions } from '../network/spec-source.js';
import { writing } from '../process/interruption.js';
import { loadLinter, workerLibraries } from '../worker/spec-libraries.js';
import { STEPS_WRITE } from './project-steps.js';
import { changesSince, currentInterface, readReplacement } from './read-replacement.js';
import { readVendorSpec } from './vendor-spec.js';

export interface ReplaceSpecOptions extends SpecSourceOptions {
  /** The project's root. */
  readonly root: string;
  /** Name of the provider. */
  readonly name: string;
  /** The vendor's new spec: a file or https URL. */
  readonly from: string;
  readonly onProgress?: (line: string) => void;
  /** As for `generate`. */
  readonly limitMs?: number | undefined;
  /** As for `generate`. */
  readonly engine?: EngineName | undefined;
  /** Finds Java; for tests. */
  readonly java?: () => Promise<Java>;
  /** Is filled with each text that was read, by the name that findings give it. */
  readonly texts?: Map<string, string>;
  /** Builds and tests the project with the new spec. If it fails, everything is put back. */
  readonly finish?: (() => Promise<void>) | undefined;
}

/** What became of a provider. */
export interface ReplaceSpecOutcome {
  readonly provider: Provider;
  /** Files in `specs/` that are new, changed or gone, from the root. */
  readonly files: readonly string[];
  /** What is different for users of the package; undefined if it is not known what they had. */
  readonly changes: readonly Change[] | undefined;
  /** The changeset that says so, from the root. */
  readonly changeset: string | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Replaces the vendor's spec of a provider by a newer one. The overlays stay and are applied to it. Everything is made apart
 * from the project and moved into it at the end, so that a failure leaves the provider as it was.
 *
 * @throws {GenerateError} any code, with the project as it was before
 */
export async function replaceSpec(options: ReplaceSpecOptions): Promise<ReplaceSpecOutcome> {
  const {
    root,
    name,
    from,
    onProgress = () => {},
    signal,
    limitMs,
    engine,
    java,
    texts = new Map(),
  } = options;
  const [provider] = chooseProviders(root, [name]) as [Provider];
  loadLinter();
  onProgress(`reading ${from}`);
  const vendor = await readVendorSpec(from, options);
  texts.set(vendor.specName, vendor.text);
  const { spec, files: specs, texts: read } = await readReplacement(provider, vendor);
  for (const [file, text] of read) texts.set(file, text);
  const changed = changedFiles(root, provider, specs);
  if (changed.length === 0) return { provider, files: [], changes: [], changeset: undefined, findings: [] };

  return withWorkFolder(root, async work => {
    const { templates, xTokenSchema, lintRules } = readAssets();
    const tools = { templates, xTokenSchema, libraries: workerLibraries(lintRules, { limitMs }), signal };
    const [made] = await generateParsed([{ spec, isStrict: provider.isStrict ?? false }], {
      ...tools,
      engine: chooseEngine({ engine, compare: false, templates, work, signal, onProgress, java }),
    });
    const before = await currentInterface(provider, tools);
    if (signal?.aborted) throw interrupted();
    const after = made as GeneratedPackage;
    const places = [
      ...changed,
      `packages/${name}`,
      ...Object.values(changesetFiles(name)),
      CLI_INDEX,
      ...STEPS_WRITE,
    ];
    const restore = snapshot(root, places);
    return writing(async () => {
      try {
        await swap({ root, provider, specs, changed, after, work });
        const named = { name, packageDir: provider.packageDir };
        const changeset = before && writeChangeset(root, { ...named, before, after: after.seen });
        await options.finish?.();
        const changes = changesSince(before, after.seen);
        return { provider, files: changed, changes, changeset, findings: after.findings };
      } catch (error) {
        restore();
        throw unwritable(error);
      }
    });
  });
}

/** The files in `specs/` that a new spec adds, changes or takes away, from the root. */
function changedFiles(root: string, provider: Provider, specs: ReadonlyMap<string, string>): string[] {
  const old = specFilesOf(provider).map(file => path.relative(path.join(root, 'specs'), file));
  const isSame = (file: string, text: string) => {
    const place = path.join(root, 'specs', file);
    return existsSync(place) && readFileSync(place).equals(Buffer.from(text));
  };
  return [
    ...[...specs].filter(([file, text]) => !isSame(file, text)).map(([file]) => file),
    ...old.filter(file => !specs.has(file)),
  ].map(file => `specs/${file}`);
}

interface Swap {
  readonly root: string;
  readonly provider: Provider;
  readonly specs: ReadonlyMap<string, string>;
  readonly changed: readonly string[];
  readonly after: GeneratedPackage;
  readonly work: string;
}

/** Moves the new files into place: the generated ones first, so that an older spec never seems to be up to date. */
async function swap({ root, provider, specs, changed, after, work }: Swap): Promise<void> {
  const staged = path.join(work, 'new');
  for (const [file, text] of specs) write(path.join(staged, 'specs', file), text);
  const [[, inputs = ''] = []] = inputHashes(allProviders(staged));
  replaceOutput([{ provider, files: after.files, inputs }], work);
  const isKept = (file: string) => specs.has(path.posix.relative('specs', file));
  for (const file of changed.filter(one => !isKept(one))) rmSync(path.join(root, file));
  for (const file of changed.filter(isKept)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    renameSync(path.join(staged, file), path.join(root, file));
  }
  const { specFolder } = provider;
  const isFolder = [...specs.keys()].some(file => file.startsWith(`${provider.name}/`));
  if (specFolder !== undefined && !isFolder) rmSync(specFolder, { recursive: true, force: true });
  const index = await nextCliIndex(root);
  if (index !== undefined) writeCliIndex(root, index);
}

function write(place: string, text: string): void {
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}
