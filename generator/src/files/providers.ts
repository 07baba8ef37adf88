import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SpecText } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { CLIENT_NAME } from '../project/client-entry.js';
import { commandFor, type Project, type Workspace } from '../project/project.js';
import { decodeSpec } from '../source/decode-spec.js';
import { filesBelow } from './files-below.js';
import { listedClient } from './listed-clients.js';
import type { Provider } from './provider.js';
import { shownFrom } from './shown-from.js';
import { siblingReader } from './sibling-reader.js';
import { specLayouts } from './spec-layout.js';

/**
 * The providers of a project: the specs in the folder of its workspace, and the clients that it lists.
 *
 * @throws {GenerateError} `project_invalid` for files in that folder that are no spec and belong to none
 */
export function allProviders(project: Project): Provider[] {
  const own = project.workspace ? workspaceProviders(project, project.workspace) : [];
  return [...own, ...project.clients.map(client => listedClient(project, client))];
}

function workspaceProviders(project: Project, { specs, packages, scope, strict }: Workspace): Provider[] {
  const { root } = project;
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
    command: commandFor(project, [name]),
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

/** The bytes of a file of a provider; those that are about to be written, if it is new. */
export function bytesOf({ pending }: Provider, file: string): Buffer {
  const text = pending?.get(file);
  return text === undefined ? readFileSync(file) : Buffer.from(text);
}

/** The spec of a provider as it was found, and which other files of its folder were read. */
export interface ReadSpec extends SpecText {
  /** Paths from the spec's folder; complete when the spec is parsed. */
  readonly siblings: ReadonlySet<string>;
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
    throw new GenerateError(
      'unknown_provider',
      `There is no ${project.workspace ? 'provider' : 'client'} "${name}"`,
      {
        fix: `Use ${all.map(known => known.name).join(', ')}${specs ?? ''}.`,
      },
    );
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

/**
 * The spec of a provider and what completes it, as they are.
 *
 * @throws {GenerateError} `spec_unavailable` when a file can't be read
 */
export function specTextOf(provider: Provider): ReadSpec {
  const { name, specName, overlayName, packageName, head, root } = provider;
  const { specFile, specFolder, overlayFiles, isOwned, isStrict } = provider;
  const siblings = new Set<string>();
  // A folder that is not the generator's may hold anything: what was read of it belongs to the spec.
  const folder = specFolder ?? (isOwned ? undefined : path.dirname(specFile));
  return {
    name,
    specName,
    overlayName,
    packageName,
    head,
    isStrict,
    text: textOf(provider, specFile, specName),
    siblings,
    ...(folder !== undefined && { sibling: remembering(siblingReader(folder), siblings) }),
    overlays: overlayFiles.map(file => {
      const overlay = shownFrom(root, file);
      return { specName: overlay, text: textOf(provider, file, overlay) };
    }),
  };
}

/** Reads files, and remembers which were there. */
function remembering(
  read: (file: string) => Promise<string | undefined>,
  found: Set<string>,
): (file: string) => Promise<string | undefined> {
  return async file => {
    const text = await read(file);
    if (text !== undefined) found.add(path.posix.normalize(file));
    return text;
  };
}

function textOf(provider: Provider, file: string, shown: string): string {
  try {
    return decodeSpec(bytesOf(provider, file), shown);
  } catch (error) {
    if (error instanceof GenerateError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT' && file === provider.specFile && provider.url !== undefined;
    throw isMissing
      ? new GenerateError('spec_unavailable', 'The spec has not been downloaded yet', {
          file: shown,
          fix: `Run: ${provider.command}`,
        })
      : new GenerateError('spec_unavailable', `The file cannot be read (${code})`, {
          file: shown,
          fix: 'Name another file, or make it readable',
        });
  }
}
