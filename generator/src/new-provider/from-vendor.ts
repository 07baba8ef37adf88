import type { Spec } from '../document/spec.js';
import { interrupted } from '../errors.js';
import { readAssets } from '../files/assets.js';
import { chooseEngine } from '../generate/choose-engine.js';
import { type GeneratedPackage, generateParsed, type Tools } from '../generate-package.js';
import type { Java } from '../jar/java.js';
import type { SpecSourceOptions } from '../network/spec-source.js';
import type { EngineName } from '../project/project.js';
import { loadLinter, workerLibraries } from '../worker/spec-libraries.js';
import { readVendorSpec, type VendorSpec } from './vendor-spec.js';

/** What a command needs that makes a package from a vendor's spec. */
export interface FromVendorOptions extends SpecSourceOptions {
  /** The project's root. */
  readonly root: string;
  /** Name of the provider. */
  readonly name: string;
  /** The vendor's spec: a file or https URL. */
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
  /** Builds and tests the project with what was made. If it fails, everything is put back. */
  readonly finish?: (() => Promise<void>) | undefined;
}

/**
 * Reads the spec that a command was given.
 *
 * @throws {GenerateError} as `readVendorSpec` does
 */
export async function readGivenSpec(options: FromVendorOptions): Promise<VendorSpec> {
  const { from, onProgress, texts } = options;
  // The linter takes longest to load, in a thread of its own.
  loadLinter();
  onProgress?.(`reading ${from}`);
  const vendor = await readVendorSpec(from, options);
  texts?.set(vendor.specName, vendor.text);
  return vendor;
}

/**
 * Makes a package in memory.
 *
 * @param work a folder of this run
 * @throws {GenerateError} as `generateParsed` does
 */
export async function makePackage(
  spec: Spec,
  isStrict: boolean,
  work: string,
  { engine, java, limitMs, signal, onProgress = () => {} }: FromVendorOptions,
): Promise<{ readonly made: GeneratedPackage; readonly tools: Tools }> {
  const { templates, lintRules } = readAssets();
  const tools = { templates, libraries: workerLibraries(lintRules, { limitMs }), signal };
  const [made] = await generateParsed([{ spec, isStrict }], {
    ...tools,
    engine: chooseEngine({ engine, compare: false, templates, work, signal, onProgress, java }),
  });
  if (signal?.aborted) throw interrupted();
  return { made: made as GeneratedPackage, tools };
}
