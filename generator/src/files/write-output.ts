import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../engine/engine.js';
import { GenerateError } from '../errors.js';
import { recordOf } from './client-layout.js';
import { requireOwn } from './foreign-files.js';
import {
  comparable,
  formatManifest,
  generatedFiles,
  hashOf,
  inOrder,
  type Manifest,
  readManifest,
} from './manifest.js';
import { moveInto } from './move-into.js';
import { isEmpty, type OutputChange } from './output-change.js';
import type { Provider } from './provider.js';
import { unwritable } from './unwritable.js';

/** Compares new files, and the record of what they are made from, with what the package has. */
export function compareOutput(output: NewOutput): OutputChange {
  const { change, touched, record } = plan(output);
  return isEmpty(change) && touched.has(record) ? { ...change, changed: [record] } : change;
}

function changeOf(files: Files, provider: Provider, manifest: Manifest | undefined): OutputChange {
  const { packageDir } = provider;
  const [next, now] = [inOrder([...files.keys()]), generatedFiles(provider, manifest)];
  const same = (file: string) =>
    comparable(readFileSync(path.join(packageDir, file))).equals(comparable(files.get(file) ?? ''));
  return {
    added: next.filter(file => !now.includes(file)),
    changed: next.filter(file => now.includes(file) && !same(file)),
    removed: now.filter(file => !next.includes(file)),
  };
}

/** New files, and the package they are for. */
export interface NewOutput {
  readonly provider: Provider;
  readonly files: Files;
  /** Hash of what the files are made from. */
  readonly inputs: string;
  /** Other files of the spec's folder that they are made from. */
  readonly siblings?: readonly string[] | undefined;
}

/** New files that are ready to take the place of those that packages have. */
export interface StagedOutput {
  /** The files that {@link move} writes or removes, from the root. */
  readonly places: readonly string[];
  /** What it changes, by package. */
  readonly changes: readonly OutputChange[];
  /** Moves the files into place. Run it in `changeProject`, which undoes it if it fails. */
  readonly move: () => void;
}

/**
 * Prepares what makes the generated files of packages those that are given: each file whole, unchanged ones untouched,
 * leftovers removed. What changes is written to `work`, from where a file is moved into place by one rename.
 *
 * @throws {GenerateError} `output_unwritable`, also when the files are moved
 */
export function stageOutput(root: string, outputs: readonly NewOutput[], work: string): StagedOutput {
  const plans = outputs.map(plan);
  try {
    for (const { name, touched } of plans) {
      for (const [file, text] of touched) write(path.join(work, name, file), text);
    }
  } catch (error) {
    throw unwritable(error);
  }
  const probes = new Set(plans.flatMap(probesOf));
  return {
    places: [...plans.flatMap(placesOf), ...probes].map(place => path.relative(root, place)),
    changes: plans.map(({ change }) => change),
    move: () => {
      for (const probe of probes) requireWritable(root, probe);
      for (const one of plans) moveAll(one, work);
    },
  };
}

type Plan = ReturnType<typeof plan>;

function placesOf({ packageDir, touched, change }: Plan): string[] {
  return [...touched.keys(), ...change.removed].map(file => path.join(packageDir, file));
}

/** Moves the files of a package into place. The record comes last, so that a package that isn't whole seems never current. */
function moveAll({ name, change, touched, record, packageDir }: Plan, work: string): void {
  for (const file of touched.keys()) if (file !== record) move(file, path.join(work, name), packageDir);
  for (const file of change.removed) rmSync(path.join(packageDir, file));
  if (touched.has(record)) move(record, path.join(work, name), packageDir);
}

/** What to do for a package: its change, and each file to be written with its text. */
function plan({ provider, files, inputs, siblings }: NewOutput) {
  const { name, packageDir } = provider;
  const known = readManifest(provider);
  requireOwn(provider, [...files.keys()], known);
  const change = changeOf(files, provider, known);
  const record = recordOf(provider.kind);
  const recorded = formatManifest({
    inputs,
    siblings,
    files: new Map([...files].map(([file, text]) => [file, hashOf(text)])),
  });
  const isRecorded = known?.isWhole && formatManifest(known) === recorded;
  const touched = new Map([...change.added, ...change.changed].map(file => [file, files.get(file) ?? '']));
  if (!isRecorded) touched.set(record, recorded);
  return { name, change, touched, record, packageDir };
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function move(file: string, from: string, to: string): void {
  moveInto(path.join(to, file), path.join(from, file));
}

/** Files whose making shows that files can be replaced: by renaming, so that it is the nearest existing folder that counts. */
function probesOf({ touched, packageDir }: Plan): string[] {
  return [...touched.keys()].map(file => {
    let folder = path.dirname(path.join(packageDir, file));
    while (!existsSync(folder)) folder = path.dirname(folder);
    return path.join(folder, '.writable');
  });
}

function requireWritable(root: string, probe: string): void {
  const folder = path.dirname(probe);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    // The superuser may write anywhere that permissions forbid: only a real file shows what works.
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new GenerateError(
      'output_unwritable',
      `The folder cannot be written (${(error as NodeJS.ErrnoException).code}); nothing was changed`,
      {
        file: path.relative(root, folder),
        fix: 'Make it writable and run the command again.',
      },
    );
  }
}
