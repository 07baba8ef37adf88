import type { Finding } from '../errors.js';

/**
 * Joins what the linter found in a spec with what our own reading did. Both see wrong types and unknown keywords, and what
 * both see is said once: as our own finding, or in a strict spec as the linter's, which is an error there.
 */
export function joinFindings(linted: readonly Finding[], own: readonly Finding[]): Finding[] {
  const known = placesOf(own);
  const refused = placesOf(linted.filter(({ kind }) => kind === 'refused'));
  return [
    ...linted.filter(finding => finding.rule !== 'struct' || !known.has(placeOf(finding))),
    ...own.filter(finding => finding.kind !== 'advice' || !refused.has(placeOf(finding))),
  ];
}

function placesOf(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.map(placeOf));
}

function placeOf({ place }: Finding): string {
  return `${place.file}#${place.pointer}`;
}
