import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SpecIdentity, SpecText } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { filesBelow } from './files-below.js';
import { readSettings } from './settings.js';
import { siblingReader } from './sibling-reader.js';
import { decodeSpec } from './spec-file.js';
import { specLayouts } from './spec-layout.js';

/** One spec and the package that is made from it. */
export interface Provider extends SpecIdentity {
  /** The vendor's file; of several files, the one that the others are read from. */
  readonly specFile: string;
  /** The folder of the vendor's files, where there are several. */
  readonly specFolder?: string | undefined;
  /** What completes the spec, in the order in which it is applied. */
  readonly overlayFiles?: readonly string[];
  readonly packageDir: string;
  /** Whether `specs/settings.json` lists it as strict. */
  readonly isStrict?: boolean;
}

/**
 * The providers: the specs in `specs/`. There is no other list.
 *
 * @throws {GenerateError} `project_invalid` for files there that are no spec and belong to none
 */
export function allProviders(root: string): Provider[] {
  const { strict } = readSettings(root);
  const specs = path.join(root, 'specs');
  return specLayouts(specs).map(({ name, main, isFolder, overlays }) => ({
    name,
    specFile: path.join(specs, main),
    specFolder: isFolder ? path.dirname(path.join(specs, main)) : undefined,
    overlayFiles: overlays.map(file => path.join(specs, file)),
    specName: `specs/${main}`,
    packageDir: path.join(root, 'packages', name),
    isStrict: strict.includes(name),
  }));
}

/** All files that a provider's package is made from, sorted. */
export function specFilesOf({ specFile, specFolder, overlayFiles = [] }: Provider): string[] {
  const own =
    specFolder === undefined
      ? [specFile]
      : filesBelow(specFolder, '.').map(file => path.join(specFolder, file));
  return [...own, ...overlayFiles];
}

/**
 * The providers with these names, or all if no name is given.
 *
 * @throws {GenerateError} `unknown_provider`, with the names that exist; `spec_invalid` for a spec whose name can't be
 * that of a generated package
 */
export function chooseProviders(root: string, names: readonly string[]): Provider[] {
  const all = allProviders(root);
  if (names.length === 0) return all.map(checkName);
  return [...new Set(names)].map(name => {
    const provider = all.find(candidate => candidate.name === name);
    if (provider) return checkName(provider);
    throw new GenerateError('unknown_provider', `There is no provider "${name}"`, {
      fix: `Use ${all.map(known => known.name).join(', ')}, or put a spec at specs/${name}.yaml.`,
    });
  });
}

/** What a provider, its spec and its package may be called. */
export const PROVIDER_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function checkName(provider: Provider): Provider {
  const { name, specName: file, packageDir } = provider;
  if (!PROVIDER_NAME.test(name)) {
    throw new GenerateError('spec_invalid', 'The name of a spec is that of a package', {
      file,
      rule: 'name',
      fix: 'Use small letters, digits and single hyphens.',
    });
  }
  if (isWrittenByHand(packageDir)) {
    throw new GenerateError('spec_invalid', `packages/${name} is written by hand`, {
      file,
      rule: 'name',
      fix: 'Give the spec another name.',
    });
  }
  return provider;
}

/** A provider's package has no source but what is generated. */
function isWrittenByHand(packageDir: string): boolean {
  const source = path.join(packageDir, 'src');
  return existsSync(source) && readdirSync(source).some(entry => entry !== 'generated');
}

/**
 * The spec of a provider and what completes it, as they are.
 *
 * @throws {GenerateError} `spec_unavailable` when a file can't be read
 */
export function specTextOf(provider: Provider): SpecText {
  const { name, specName, specFile, specFolder, overlayFiles = [], isStrict } = provider;
  return {
    name,
    specName,
    isStrict,
    text: textOf(specFile, specName),
    ...(specFolder !== undefined && { sibling: siblingReader(specFolder) }),
    overlays: overlayFiles.map(file => {
      const overlay = `specs/${path.basename(file)}`;
      return { specName: overlay, text: textOf(file, overlay) };
    }),
  };
}

function textOf(file: string, shown: string): string {
  try {
    return decodeSpec(readFileSync(file), shown);
  } catch (error) {
    if (error instanceof GenerateError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new GenerateError('spec_unavailable', `The file cannot be read (${code})`, { file: shown });
  }
}
