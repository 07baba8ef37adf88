import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SpecIdentity, SpecText } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { CLIENT_NAME } from '../project/client-entry.js';
import type { ClientKind, Project, Workspace } from '../project/project.js';
import { filesBelow } from './files-below.js';
import { siblingReader } from './sibling-reader.js';
import { decodeSpec } from './spec-file.js';
import { specLayouts } from './spec-layout.js';

/** One spec and the client that is made from it. */
export interface Provider extends SpecIdentity {
  readonly packageName: string;
  /** The project's root, from which names of files in messages start. */
  readonly root: string;
  /** The vendor's file; of several files, the one that the others are read from. */
  readonly specFile: string;
  /** The folder of the vendor's files, where there are several. */
  readonly specFolder?: string | undefined;
  /** What completes the spec, in the order in which it is applied. */
  readonly overlayFiles: readonly string[];
  /** The client's folder. */
  readonly packageDir: string;
  readonly kind: ClientKind;
  /** Whether all that is in the places of generated files is the generator's. */
  readonly isOwned: boolean;
  /** Whether each finding of the linter is an error. */
  readonly isStrict: boolean;
}

/**
 * The providers of a project: the specs in the folder of its workspace, and the clients that it lists.
 *
 * @throws {GenerateError} `project_invalid` for files in that folder that are no spec and belong to none
 */
export function allProviders(project: Project): Provider[] {
  return project.workspace ? workspaceProviders(project.root, project.workspace) : [];
}

function workspaceProviders(root: string, { specs, packages, scope, strict }: Workspace): Provider[] {
  const folder = path.join(root, specs);
  return specLayouts(folder).map(({ name, main, isFolder, overlays }) => ({
    name,
    packageName: `${scope}/${name}`,
    root,
    specFile: path.join(folder, main),
    specFolder: isFolder ? path.dirname(path.join(folder, main)) : undefined,
    overlayFiles: overlays.map(file => path.join(folder, file)),
    specName: `${specs}/${main}`,
    packageDir: path.join(root, packages, name),
    kind: 'package',
    isOwned: true,
    isStrict: strict.includes(name),
  }));
}

/** All files that a provider's package is made from, sorted. */
export function specFilesOf({ specFile, specFolder, overlayFiles }: Provider): string[] {
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
export function chooseProviders(project: Project, names: readonly string[]): Provider[] {
  const all = allProviders(project);
  if (names.length === 0) return all.map(checkName);
  return [...new Set(names)].map(name => {
    const provider = all.find(candidate => candidate.name === name);
    if (provider) return checkName(provider);
    const specs = project.workspace && `, or put a spec at ${project.workspace.specs}/${name}.yaml`;
    throw new GenerateError('unknown_provider', `There is no provider "${name}"`, {
      fix: `Use ${all.map(known => known.name).join(', ')}${specs ?? ''}.`,
    });
  });
}

function checkName(provider: Provider): Provider {
  const { name, specName: file, packageDir, root, isOwned } = provider;
  if (!CLIENT_NAME.test(name)) {
    throw new GenerateError('spec_invalid', 'The name of a spec is that of a package', {
      file,
      rule: 'name',
      fix: 'Use small letters, digits and single hyphens.',
    });
  }
  if (isOwned && isWrittenByHand(packageDir)) {
    throw new GenerateError('spec_invalid', `${shownFrom(root, packageDir)} is written by hand`, {
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

/** A path as messages have it: from a folder, with slashes. */
export function shownFrom(folder: string, file: string): string {
  return path.relative(folder, file).replaceAll(path.sep, '/');
}

/**
 * The spec of a provider and what completes it, as they are.
 *
 * @throws {GenerateError} `spec_unavailable` when a file can't be read
 */
export function specTextOf(provider: Provider): SpecText {
  const { name, specName, packageName, head, root, specFile, specFolder, overlayFiles, isStrict } = provider;
  return {
    name,
    specName,
    packageName,
    head,
    isStrict,
    text: textOf(specFile, specName),
    ...(specFolder !== undefined && { sibling: siblingReader(specFolder) }),
    overlays: overlayFiles.map(file => {
      const overlay = shownFrom(root, file);
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
