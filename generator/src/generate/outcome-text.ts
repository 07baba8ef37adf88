import { changesData, changesText } from '../change/changes-text.js';
import { versionOf } from '../files/package-version.js';
import type { Outcome } from './outcome.js';

/** Writes for a person what a run has changed for the users of a package; empty if nothing, or if it is new. */
export function changesOf({ provider, changes = [], changeset }: Outcome, isAll: boolean): string {
  const { name, packageDir } = provider;
  const text = changesText({ name, version: versionOf(packageDir), changes }, isAll);
  return text === '' || changeset === undefined ? text : `${text}  ${changeset} says so to them.\n`;
}

/** Writes for programs what a run has changed. */
export function outcomesJson(outcomes: readonly Outcome[]): string {
  const providers = outcomes.map(({ provider: { name, packageDir }, change, changes, changeset }) => ({
    ...changesData({ name, version: versionOf(packageDir), changes: changes ?? [] }),
    files: change,
    changeset: changeset ?? null,
  }));
  return `${JSON.stringify({ providers }, undefined, 2)}\n`;
}
