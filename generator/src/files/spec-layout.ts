import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GenerateError } from '../errors.js';
import { ownOverlay } from '../first-reading/own-overlay.js';

/** A provider's files in `specs/`, by their paths from there. */
export interface SpecLayout {
  /** The name of the provider. */
  readonly name: string;
  /** The vendor's file; of several files, the one that the others are read from. */
  readonly main: string;
  /** Whether the vendor's spec is a folder of files. */
  readonly isFolder: boolean;
  /** What completes it, in the order in which it is applied. */
  readonly overlays: readonly string[];
}

/** The name of a user's overlay. They are applied in the order of their numbers. */
export function userOverlay(name: string, number: number, ending: string): string {
  return `${name}.${number}.overlay${ending}`;
}

/**
 * Lists the specs in a folder, by name: `NAME.yaml`, `NAME.yml` or `NAME.json`, or a folder `NAME` where a vendor's spec is
 * many files; and beside each the overlays that complete it.
 *
 * @throws {GenerateError} `project_invalid` for two specs of one name, an overlay without a spec, and a folder of which no file is
 *   the main one
 */
export function specLayouts(specs: string): SpecLayout[] {
  const entries = readdirSync(specs, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  const files = entries.filter(entry => !entry.isDirectory()).map(({ name }) => name);
  const overlays = files.filter(isOverlay);
  const mains = [
    ...files.filter(isSpec).map(file => ({ name: path.parse(file).name, main: file, isFolder: false })),
    ...entries
      .filter(entry => entry.isDirectory())
      .map(({ name }) => ({ name, main: mainFileOf(specs, name), isFolder: true })),
  ].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const [index, { name, main }] of mains.entries()) {
    const before = mains[index - 1];
    if (before?.name === name)
      throw invalid(main, `It has the same name as specs/${before.main}`, 'Keep one of them.');
  }
  const lost = overlays.find(file => !mains.some(({ name }) => name === completedBy(file)));
  if (lost !== undefined)
    throw invalid(lost, 'There is no spec that it completes', 'Remove it, or add the spec.');
  return mains.map(one => ({
    ...one,
    overlays: overlays.filter(file => completedBy(file) === one.name).sort(byNumber),
  }));
}

const ENDINGS = ['.yaml', '.yml', '.json'] as const;

function isOverlay(file: string): boolean {
  return /^[^.]+(?:\.\d+)?\.overlay\.(?:yaml|yml|json)$/.test(file);
}

/** The name of the provider that an overlay belongs to. */
function completedBy(overlay: string): string {
  return overlay.split('.', 1).join();
}

function isSpec(file: string): boolean {
  return /\.(?:yaml|yml|json)$/.test(file) && !isOverlay(file) && !file.endsWith('.schema.json');
}

/** Numbered ones first, by number; the provider's own last. */
function byNumber(a: string, b: string): number {
  const [first, second] = [a, b].map(file => Number(/\.(\d+)\.overlay/.exec(file)?.[1] ?? Infinity));
  return first === second ? 0 : (first ?? 0) - (second ?? 0);
}

/** The file that the provider's overlay extends, or else the one with a usual name. */
function mainFileOf(specs: string, name: string): string {
  const overlay = path.join(specs, ownOverlay(name));
  const text = existsSync(overlay) ? readFileSync(overlay, 'utf8') : '';
  const [, extended] = /^extends:\s*['"]?(?:\.\/)?([^'"\n]+?)['"]?\s*$/m.exec(text) ?? [];
  const usual = ['openapi', 'swagger', name].flatMap(stem =>
    ENDINGS.map(ending => `${name}/${stem}${ending}`),
  );
  const main = [...(extended === undefined ? [] : [extended]), ...usual].find(
    file => file.startsWith(`${name}/`) && existsSync(path.join(specs, file)),
  );
  if (main !== undefined) return main;
  throw invalid(
    name,
    'It is unknown which file of this folder is the spec',
    `Name it in specs/${ownOverlay(name)}: extends: ${name}/FILE.`,
  );
}

function invalid(file: string, problem: string, fix: string): GenerateError {
  return new GenerateError('project_invalid', problem, { file: `specs/${file}`, fix });
}
