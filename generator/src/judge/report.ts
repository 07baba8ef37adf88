import type { Finding, FindingKind, Place } from '../errors.js';

/** All findings of one rule that say the same. */
export interface FindingGroup {
  readonly kind: FindingKind;
  readonly rule: string;
  /** How many there are. */
  readonly count: number;
  /** The first one's words. Those of the others may name other parts. */
  readonly problem: string;
  readonly fix: string | undefined;
  /** Where they are, in the order in which they were found; each place once. */
  readonly places: readonly Place[];
}

/**
 * Groups findings by rule: what is refused comes first, then notes, then advice; within each kind, the rule that was found
 * first.
 */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${ORDER.indexOf(finding.kind)} ${finding.rule}`;
    const known = groups.get(key);
    if (known) known.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map(groupOf).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const ORDER: readonly FindingKind[] = ['refused', 'note', 'advice'];

function groupOf(findings: readonly Finding[]): FindingGroup {
  const [first] = findings as [Finding, ...Finding[]];
  const { kind, rule, problem, fix } = first;
  const places = new Map(findings.map(({ place }) => [`${place.file}#${place.pointer}`, place]));
  return { kind, rule, count: findings.length, problem, fix, places: [...places.values()] };
}
