import { rmSync } from 'node:fs';
import { compareInterfaces } from '../change/compare-interfaces.js';
import { interrupted } from '../errors.js';
import { readAssets } from '../files/assets.js';
import { changeProject } from '../files/change-project.js';
import { changesetFiles, recordedInterface, writeChangeset } from '../files/changeset.js';
import { laidOut } from '../files/client-layout.js';
import { type Provider, specTextOf } from '../files/providers.js';
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
import { NO_CHANGE, type Outcome } from './outcome.js';

/**
 * Generates packages and writes them, or compares them in a check.
 *
 * @throws {GenerateError} any code, with nothing written
 */
export async function regenerate(
  providers: readonly Provider[],
  inputs: ReadonlyMap<Provider, string>,
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
  const work = workFolder(project);
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
    const { templates, xTokenSchema, lintRules } = readAssets();
    const packages = await generatePackages(texts, {
      templates,
      xTokenSchema,
      libraries: workerLibraries(lintRules, { limitMs }),
      engine: chooseEngine({ engine, compare: check, templates, work, signal: untilEnd, onProgress, java }),
      signal,
    });
    if (signal?.aborted) throw interrupted();
    const outputs = providers.map((provider, index) => ({
      provider,
      files: laidOut(provider.kind, packages[index]?.files ?? new Map()),
      inputs: inputs.get(provider) ?? '',
    }));
    const results = check
      ? outputs.map(output => ({ change: compareOutput(output) }))
      : await writing(() => replaceAll(project, outputs, packages, work));
    return providers.map((provider, index) => ({
      provider,
      change: NO_CHANGE,
      ...results[index],
      inferred: packages[index]?.inferred ?? [],
      findings: packages[index]?.findings ?? [],
    }));
  } finally {
    ended.abort();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Writes the packages, and what is different for the users of each: all of it, or nothing. */
async function replaceAll(
  project: Project,
  outputs: readonly NewOutput[],
  packages: readonly GeneratedPackage[],
  work: string,
): Promise<Pick<Outcome, 'change' | 'changes' | 'changeset'>[]> {
  // The record of what users saw is among the files that are replaced.
  const before = outputs.map(({ provider }) => recordedInterface(provider));
  const staged = stageOutput(project.root, outputs, work);
  if (staged.places.length === 0) return staged.changes.map(change => ({ change }));
  const changesets = outputs.flatMap(({ provider }) => changesetFiles(project, provider.name));
  try {
    return await changeProject(project, [...staged.places, ...changesets], async () => {
      staged.move();
      return staged.changes.map((change, index) => {
        const [old, now] = [before[index], packages[index]?.seen];
        const changes = old && now && compareInterfaces(old, now);
        if (!changes || changes.length === 0) return { change, changes };
        const { provider } = outputs[index] as NewOutput;
        const said = writeChangeset(project, { provider, before: old, after: now });
        return { change, changes, changeset: said };
      });
    });
  } catch (error) {
    throw unwritable(error);
  }
}
