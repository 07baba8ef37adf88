import { plainLine } from '../errors.js';
import { proposalReport } from '../token/report.js';
import type { Proposal } from './complete-spec.js';
import { discoveryReport } from './discovery-report.js';

/**
 * Writes for a person what was found out about a spec that was read for the first time, to be reviewed: some paragraphs.
 *
 * @param overlay the file that says it
 */
export function proposalText({ isProposed, lines, keep, discovered }: Proposal, overlay: string): string[] {
  const parts = [
    keep === undefined
      ? []
      : [`Operations: ${keep.map(plainLine).join(', ')}. --operation or --all keeps more.`],
    discovered ? discoveryReport(discovered, overlay) : [],
    isProposed
      ? [
          `How to obtain a token, as ${overlay} says; review each line:`,
          ...proposalReport(lines).map(line => `  ${line}`),
        ]
      : [],
  ];
  return parts.flatMap(part => (part.length === 0 ? [] : [part.join('\n')]));
}
