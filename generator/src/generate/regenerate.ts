import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compareInterfaces } from '../change/compare-interfaces.js';
import { interrupted } from '../errors.js';
import { readAssets } from '../files/assets.js';
import { changeProject } from '../files/change-project.js';
import { changesetFiles, recordedInterface, writeChangeset } from '../files/changeset.js';
import { laidOut } from '../files/client-layout.js';
import { inputHash } from '../files/manifest.js';
import { NO_CHANGE } from '../files/output-change.js';
import { packageForm } from '../files/package-form.js';
import type { Provider } from '../files/provider.js';
import { specTextOf } from '../files/providers.js';
import { shownFrom } from '../files/shown-from.js';
import { unwritable } from '../files/unwritable.js';
import { workFolder } from '../files/work-folder.js';
import { compareOutput, type NewOutput, stageOutput } from '../files/write-output.js';
import { type GeneratedPackage, generatePackages } from '../generate-package.js';
import { announceReading } from '../process/announce-reading.js';
import { writing } from '../process/interruption.js';
import type { Project } from '../project/project.js';
import { workerLibraries } from '../worker/spec-libraries.js';
import { chooseEngine } from './choose-engine.js';
import type { GenerateOptions } from './generate-options.js';
import type { InputHashes } from './input-hashes.js';
import type { Outcome } from './outcome.js';

/**
 * Generates packages and writes them, or compares them in a check.
 *
 * @throws {GenerateError} any code, with nothing written
 */
export async function regenerate(
  providers: readonly Provider[],
  { inputs, generator }: InputHashes,
  {
    project,
    check = false,
    engine = project.engine,
    signal,
    limitMs,
    onProgress = () => {},
    java,
  }: GenerateOptions,
): Promise<Outcome[]> {
  // A check writes nothing, also where nothing could be written.
  const work = check ? mkdtempSync(path.join(tmpdir(), 'token-clients-')) : workFolder(project);
  // Ends what was begun for a run that fails before it is needed, such as the download of the jar.
  const ended = new AbortController();
  const untilEnd = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  try {
    const names = providers.map(({ specName }) => specName).join(', ');
    onProgress(`reading ${names}`);
    const texts = providers.map(specTextOf);
    announceReading(
      names,
      texts.reduce((length, { text }) => length + text.length, 0),
    );
    const { templates, lintRules } = readAssets();
    const packages = await generatePackages(texts, {
      templates,
      libraries: workerLibraries(lintRules, { limitMs }),
      engine: chooseEngine({ engine, compare: check, templates, work, signal: untilEnd, onProgress, java }),
      signal,
    });
    if (signal?.aborted) throw interrupted();
    const outputs = providers.map((provider, index) => {
      const siblings = provider.isOwned ? [] : [...(texts[index]?.siblings ?? [])];
      return {
        provider,
        files: laidOut(provider.kind, packages[index]?.files ?? new Map()),
        // Which other files are read is known only now.
        inputs: provider.isOwned ? (inputs.get(provider) ?? '') : inputHash(provider, siblings, generator),
        siblings,
      };
    });
    const results = check
      ? outputs.map(output => ({ change: compareOutput(output) }))
      : await writing(() => replaceAll(project, outputs, packages, work));
    return providers.map((provider, index) => ({
      provider,
      change: NO_CHANGE,
      ...results[index],
      inferred: packages[index]?.inferred ?? [],
      findings: packages[index]?.findings ?? [],
      seen: packages[index]?.seen,
    }));
  } finally {
    ended.abort();
    rmSync(work, { recursive: true, force: true });
  }
}

/** What is written with the client of a provider and is a person's from then on: texts by path from the root. */
function ownFiles(provider: Provider): Map<string, string> {
  const { root, packageDir, pending = new Map() } = provider;
  const form = [...packageForm(provider)].map(([file, text]) => [path.join(packageDir, file), text] as const);
  return new Map([...pending, ...form].map(([file, text]) => [shownFrom(root, file), text]));
}

/** Writes the packages, and what is different for the users of each: all of it, or nothing. */
async function replaceAll(
  project: Project,
  outputs: readonly NewOutput[],
  packages: readonly GeneratedPackage[],
  work: string,
): Promise<Pick<Outcome, 'change' | 'changes' | 'changeset' | 'written' | 'isNew'>[]> {
  // The record of what users saw is among the files that are replaced.
  const before = outputs.map(({ provider }) => recordedInterface(provider));
  const staged = stageOutput(project.root, outputs, work);
  const own = outputs.map(({ provider }) => ownFiles(provider));
  const written = own.map(files => [...files.keys()]);
  const places = [...staged.places, ...written.flat()];
  if (places.length === 0) return staged.changes.map(change => ({ change }));
  const changesets = outputs.flatMap(({ provider }) => changesetFiles(project, provider.name));
  try {
    return await changeProject(project, [...places, ...changesets], async put => {
      for (const [place, text] of own.flatMap(files => [...files])) put(place, text);
      staged.move();
      return staged.changes.map((change, index) => {
        const [old, now] = [before[index], packages[index]?.seen];
        const changes = old && now && compareInterfaces(old, now);
        const known = { change, changes, written: written[index], isNew: old === undefined };
        if (!changes || changes.length === 0) return known;
        const { provider } = outputs[index] as NewOutput;
        const said = writeChangeset(project, { provider, before: old, after: now });
        return { ...known, changeset: said };
      });
    });
  } catch (error) {
    throw unwritable(error);
  }
}
