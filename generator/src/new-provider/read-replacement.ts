import path from 'node:path';
import type { Change } from '../change/change.js';
import { compareInterfaces } from '../change/compare-interfaces.js';
import type { PackageInterface } from '../change/package-interface.js';
import type { NamedText, Spec } from '../document/spec.js';
import { GenerateError, isGenerateError } from '../errors.js';
import { recordedInterface } from '../files/changeset.js';
import type { Provider } from '../files/provider.js';
import { specTextOf } from '../files/providers.js';
import { ownOverlay } from '../first-reading/own-overlay.js';
import { providerOverlay } from '../first-reading/provider-overlay.js';
import { generatePackage, type Tools } from '../generate-package.js';
import { parseSpec } from '../source/parse-spec.js';
import { sha256 } from '../source/sha256.js';
import { redirectOverlay } from './redirect-overlay.js';
import { keptFiles, type VendorSpec } from './vendor-spec.js';

/** A vendor's new spec, completed by the overlays of the old one. */
export interface Replacement {
  readonly spec: Spec;
  /** All files of the provider in `specs/`, by path from there. */
  readonly files: ReadonlyMap<string, string>;
  /** Each text that was read, by the name that findings give it. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads the spec that is to replace the one of a provider, and applies the provider's overlays to it.
 *
 * @throws {GenerateError} `spec_invalid`, also when an overlay has a target that matches nothing any more, or when the spec that
 * it replaces says itself how to obtain a token and the new one doesn't
 */
export async function readReplacement(provider: Provider, vendor: VendorSpec): Promise<Replacement> {
  const { name, specName } = provider;
  const { overlays = [] } = specTextOf(provider);
  const read = await parseSpec({ name, ...vendor, overlays });
  if (read.document['x-token'] === undefined) {
    throw new GenerateError('spec_invalid', `It has no x-token, which ${specName} has in itself`, {
      file: vendor.specName,
      fix: `Write an overlay specs/${ownOverlay(name)} with the x-token, and with all else that was added to ${specName}; then run the command again.`,
      rule: 'no-token',
    });
  }
  const kept = keptFiles(name, vendor);
  const [main = ''] = kept.keys();
  const own = `specs/${ownOverlay(name)}`;
  const target = { main, url: vendor.url, sha256: await sha256(vendor.text) };
  const renewed = overlays.map(({ specName: file, text }) => ({
    specName: file,
    text: file === own ? redirectOverlay(text, target) : text,
  }));
  const files = new Map([...kept, ...renewed.map(one => [path.basename(one.specName), one.text] as const)]);
  const first = files.has(ownOverlay(name))
    ? undefined
    : await providerOverlay({ name, main, shown: own, command: `npm run generate -- ${name}` }, vendor, {});
  if (first !== undefined) files.set(ownOverlay(name), first);
  return {
    spec: { ...read, provider: { name, specName: `specs/${main}` } },
    files,
    texts: textsOf([vendor, ...renewed]),
  };
}

function textsOf(texts: readonly NamedText[]): Map<string, string> {
  return new Map(texts.map(({ specName, text }) => [specName, text]));
}

/**
 * Finds out what users of a provider's package see of it now: from its record, or else from its spec.
 *
 * @returns undefined if nothing says it, because its spec can't be generated from
 */
export async function currentInterface(
  provider: Provider,
  tools: Tools,
): Promise<PackageInterface | undefined> {
  const recorded = recordedInterface(provider);
  if (recorded) return recorded;
  try {
    return (await generatePackage(specTextOf(provider), tools)).seen;
  } catch (error) {
    if (isGenerateError(error) && error.code === 'spec_invalid') return undefined;
    throw error;
  }
}

/** Compares what users see now with what they saw; undefined if that is not known. */
export function changesSince(
  before: PackageInterface | undefined,
  after: PackageInterface,
): Change[] | undefined {
  return before && compareInterfaces(before, after);
}
