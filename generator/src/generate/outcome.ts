import path from 'node:path';
import type { Change } from '../change/change.js';
import type { PackageInterface } from '../change/package-interface.js';
import { type Finding, GenerateError } from '../errors.js';
import { recordOf } from '../files/client-layout.js';
import { isEmpty, type OutputChange } from '../files/output-change.js';
import type { Provider } from '../files/provider.js';
import { shownFrom } from '../files/shown-from.js';
import { commandFor, type Project } from '../project/project.js';

/** What happened to one provider. */
export interface Outcome {
  readonly provider: Provider;
  readonly change: OutputChange;
  /** Inferred for `x-token`; empty for a provider that was current. */
  readonly inferred: readonly string[];
  /** What was found in its spec; empty for a provider that was current. */
  readonly findings: readonly Finding[];
  /** What is different for users of the package; undefined if it is new, or was not compared. */
  readonly changes?: readonly Change[] | undefined;
  /** What users see of it now; undefined for a provider that was current. */
  readonly seen?: PackageInterface | undefined;
  /** Whether there was no record of it before. */
  readonly isNew?: boolean | undefined;
  /** Files that were written with it and are a person's from then on, from the root. */
  readonly written?: readonly string[] | undefined;
  /** The changeset that says so, from the root. */
  readonly changeset?: string | undefined;
}

/** The error for packages that are not what their specs say; undefined if all are. */
export function drift(project: Project, outcomes: readonly Outcome[]): GenerateError | undefined {
  const drifted = outcomes.filter(({ change }) => !isEmpty(change));
  if (drifted.length === 0) return undefined;
  const files = drifted.flatMap(({ provider, change }) =>
    [
      ...change.changed.map(file => `${file} differs${file === recordOf(provider.kind) ? RECORD_ALONE : ''}`),
      ...change.added.map(file => `${file} is missing`),
      ...change.removed.map(file => `${file} is left over`),
    ].map(line => path.posix.join(shownFrom(project.root, provider.packageDir), line)),
  );
  const more = files.length > 10 ? ` and ${files.length - 10} more` : '';
  return staleError(
    project,
    `: ${files.slice(0, 10).join('; ')}${more}`,
    drifted.map(({ provider }) => provider.name),
  );
}

/** Said of the record, which is listed only where all other files are right. */
const RECORD_ALONE = ' (made by another version of the generator, or with other overlays)';

/** The error for providers that must be generated again. */
export function staleError(project: Project, what: string, names: readonly string[]): GenerateError {
  return new GenerateError('stale', `Generated files are not what the specs give${what}`, {
    fix: `Run: ${commandFor(project, names)}`,
  });
}
