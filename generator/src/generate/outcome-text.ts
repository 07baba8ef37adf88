import { changesText } from '../change/changes-text.js';
import { versionOf } from '../files/package-version.js';
import type { Outcome } from './outcome.js';

/** Writes for a person what a run has changed for the users of a package; empty if nothing, or if it is new. */
export function changesOf({ provider, changes = [], changeset }: Outcome, isAll: boolean): string {
  const { name, packageDir } = provider;
  const text = changesText({ name, version: versionOf(packageDir), changes }, isAll);
  return text === '' || changeset === undefined ? text : `${text}  ${changeset} says so to them.\n`;
}
