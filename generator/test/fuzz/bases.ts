import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { CorpusSpec } from '../corpus/corpus-spec.js';
import { houseSpecs } from '../corpus/house-specs.js';
import { pending } from '../corpus/pending.js';
import { smallSpecs } from '../corpus/small-specs.js';
import { PROJECT } from '../support/project.js';

/** A spec that is accepted as it is, read. */
export interface Base {
  readonly files: Readonly<Record<string, unknown>>;
  /** The file to start from. */
  readonly start: string;
}

/** What mutants are made of: the specs of the project, and those of the corpus that were written by hand. */
export const bases: ReadonlyMap<string, Base> = new Map([...ownSpecs(), ...goldenSpecs(), ...corpusSpecs()]);

function ownSpecs(): [string, Base][] {
  const folder = path.join(PROJECT, 'specs');
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml') && !file.endsWith('.overlay.yaml'))
    .map(file => [file, baseOf({ [file]: readFileSync(path.join(folder, file), 'utf8') }, file)]);
}

/** Specs of the golden files have every kind of parameter, body and response. */
function goldenSpecs(): [string, Base][] {
  const folder = path.join(PROJECT, 'generator/test/golden');
  return readdirSync(folder).map(name => {
    const text = readFileSync(path.join(folder, name, 'spec.yaml'), 'utf8');
    return [`golden-${name}`, baseOf({ 'spec.yaml': text }, 'spec.yaml')];
  });
}

function corpusSpecs(): [string, Base][] {
  return [...smallSpecs, ...houseSpecs].filter(isAccepted).map(({ name, spec }) => {
    const written = spec();
    if ('files' in written) return [name, baseOf(written.files, written.start)];
    return [name, baseOf({ [written.file]: written.text }, written.file)];
  });
}

function isAccepted({ name, refused }: CorpusSpec): boolean {
  return refused === undefined && !pending.has(name);
}

function baseOf(texts: Readonly<Record<string, string>>, start: string): Base {
  const files = Object.entries(texts).map(([file, text]) => [file, parse(text, { merge: true }) as unknown]);
  return { files: Object.fromEntries(files), start };
}
