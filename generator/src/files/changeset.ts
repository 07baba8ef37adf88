import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../change/change.js';
import { changesetText } from '../change/changes-text.js';
import { compareInterfaces } from '../change/compare-interfaces.js';
import type { PackageInterface } from '../change/package-interface.js';
import { INTERFACE, interfaceText, parseInterface } from '../change/read-interface.js';
import { versionOf } from './package-version.js';

/** What users saw of a package when it was last generated; undefined for a new one. */
export function recordedInterface(packageDir: string): PackageInterface | undefined {
  return readRecord(path.join(packageDir, INTERFACE));
}

function readRecord(file: string): PackageInterface | undefined {
  return existsSync(file) ? parseInterface(readFileSync(file, 'utf8')) : undefined;
}

/** The files of a provider's changeset, from the root: what is said, and what users had before. */
export function changesetFiles(name: string): { readonly said: string; readonly before: string } {
  return { said: `.changeset/spec-${name}.md`, before: `.changeset/spec-${name}.before.json` };
}

/** What a run changed for users of a package. */
export interface RecordedChange {
  readonly name: string;
  readonly packageDir: string;
  readonly before: PackageInterface;
  readonly after: PackageInterface;
}

/**
 * Writes the changeset of a provider: all that its spec has changed for users since the last release, whatever changed in
 * between. What was changed back is in none.
 *
 * @returns the file from the root; undefined where there is nothing to say, or where the project has no changesets
 */
export function writeChangeset(root: string, change: RecordedChange): string | undefined {
  const { name, packageDir, after } = change;
  if (!existsSync(path.join(root, '.changeset/config.json'))) return undefined;
  const files = changesetFiles(name);
  const [said, kept] = [path.join(root, files.said), path.join(root, files.before)];
  // The release takes the changeset away: what is left beside it is of an earlier one.
  const before = (existsSync(said) ? readRecord(kept) : undefined) ?? change.before;
  const changes: readonly Change[] = compareInterfaces(before, after);
  const text = changesetText({ name, version: versionOf(packageDir), changes });
  if (text === undefined) {
    for (const file of [said, kept]) rmSync(file, { force: true });
    return undefined;
  }
  writeFileSync(kept, interfaceText(before));
  writeFileSync(said, text);
  return files.said;
}
