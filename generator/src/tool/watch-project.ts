import path from 'node:path';
import { plainLine } from '../errors.js';
import type { Watched } from '../files/folder-watchers.js';
import { readManifest } from '../files/manifest.js';
import type { Provider } from '../files/provider.js';
import { allProviders, specFilesOf } from '../files/providers.js';
import { shownFrom } from '../files/shown-from.js';
import { watch } from '../files/watch.js';
import type { Interruption } from '../process/interruption.js';
import { generatorRoot } from '../project-root.js';
import type { ProjectSource } from './flags.js';
import { type RunOptions, runOnce } from './run-once.js';

/** Generates now, and again whenever a spec, an overlay or the configuration changes. Returns the exit code. */
export async function watchProject(
  source: ProjectSource,
  options: RunOptions,
  interrupt: Interruption,
): Promise<number> {
  const { signal } = interrupt;
  let first: number | undefined;
  let watched = watchedBy(source, { folders: [], files: [] });
  await watch(
    watched,
    async changed => {
      if (changed !== undefined) process.stderr.write(`${shown(changed)} has changed\n`);
      // What is downloaded is a change itself.
      const update = options.update && first === undefined;
      const code = await runOnce(source, { ...options, update }, interrupt);
      watched = watchedBy(source, watched);
      if (first === undefined && !signal.aborted)
        process.stderr.write(`watching ${namesOf(watched).join(', ')}; stop with Ctrl+C\n`);
      first ??= signal.aborted ? code : 0;
      return watched;
    },
    signal,
  );
  return first ?? 0;
}

/** What a project is made from; of one that can't be read now, what it was made from before. */
function watchedBy({ read, configFile }: ProjectSource, before: Watched): Watched {
  const config = configFile === undefined ? [] : [configFile];
  try {
    const project = read();
    const { root, workspace } = project;
    const listed = allProviders(project).filter(({ isOwned }) => !isOwned);
    return {
      folders: workspace ? [path.join(root, workspace.specs), path.join(generatorRoot, 'mustache')] : [],
      files: [...new Set([...listed.flatMap(filesOf), ...config])],
    };
  } catch {
    return { ...before, files: [...new Set([...before.files, ...config])] };
  }
}

/** The files that a client is made from, whether they are there or not. */
function filesOf(provider: Provider): string[] {
  const { specFile, ownOverlay } = provider;
  const siblings = readManifest(provider)?.siblings ?? [];
  return [
    ...specFilesOf(provider),
    ...(ownOverlay === undefined ? [] : [ownOverlay]),
    ...siblings.map(file => path.join(path.dirname(specFile), file)),
  ];
}

function namesOf({ folders, files }: Watched): string[] {
  return [...folders.map(folder => `${shown(folder)}/`), ...files.map(shown)];
}

function shown(file: string): string {
  return plainLine(shownFrom(process.cwd(), file));
}
