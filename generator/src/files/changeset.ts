import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../change/change.js';
import { changesetText } from '../change/changes-text.js';
import { compareInterfaces } from '../change/compare-interfaces.js';
import type { PackageInterface } from '../change/package-interface.js';
import { interfaceText, parseInterface } from '../change/read-interface.js';
import type { Project } from '../project/project.js';
import { interfaceOf } from './client-layout.js';
import { versionOf } from './package-version.js';
import type { Provider } from './provider.js';

/** What users saw of a package when it was last generated; undefined for a new one. */
export function recordedInterface({ packageDir, kind }: Provider): PackageInterface | undefined {
  return readRecord(path.join(packageDir, interfaceOf(kind)));
}

function readRecord(file: string): PackageInterface | undefined {
  return existsSync(file) ? parseInterface(readFileSync(file, 'utf8')) : undefined;
}

/** A provider's changeset: what is said, and what users had before. */
interface ChangesetFiles {
  readonly said: string;
  readonly before: string;
}

/** The files of a provider's changeset, from the root; undefined where the project has none. */
function filesFor({ changesets }: Project, name: string): ChangesetFiles | undefined {
  if (changesets === undefined) return undefined;
  return { said: `${changesets}/spec-${name}.md`, before: `${changesets}/spec-${name}.before.json` };
}

/** The files that a provider's changeset is made of, from the root. */
export function changesetFiles(project: Project, name: string): string[] {
  return Object.values(filesFor(project, name) ?? {});
}

/** What a run changed for users of a package. */
export interface RecordedChange {
  readonly provider: Provider;
  readonly before: PackageInterface;
  readonly after: PackageInterface;
}

/**
 * Writes the changeset of a provider: all that its spec has changed for users since the last release, whatever changed in
 * between. What was changed back is in none.
 *
 * @returns the file from the root; undefined where there is nothing to say, or where the project has no changesets
 */
export function writeChangeset(project: Project, change: RecordedChange): string | undefined {
  const { root, changesets } = project;
  const { provider, after } = change;
  const files = filesFor(project, provider.name);
  if (!files || !existsSync(path.join(root, `${changesets}/config.json`))) return undefined;
  const [said, kept] = [path.join(root, files.said), path.join(root, files.before)];
  // The release takes the changeset away: what is left beside it is of an earlier one.
  const before = (existsSync(said) ? readRecord(kept) : undefined) ?? change.before;
  const changes: readonly Change[] = compareInterfaces(before, after);
  const text = changesetText({
    ...provider,
    version: versionOf(provider.packageDir),
    changes,
  });
  if (text === undefined) {
    for (const file of [said, kept]) rmSync(file, { force: true });
    return undefined;
  }
  writeFileSync(kept, interfaceText(before));
  writeFileSync(said, text);
  return files.said;
}
