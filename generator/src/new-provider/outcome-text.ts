import { plainLine } from '../errors.js';
import { type FindingsTextOptions, findingsText } from '../report/findings-text.js';
import { proposalReport } from '../token/report.js';
import { discoveryReport } from './discovery-report.js';
import type { NewProviderOutcome } from './new-provider.js';

/** Writes for a person what became of a spec. */
export function outcomeText(
  name: string,
  { files, isProposed, lines, keep, findings, discovered }: NewProviderOutcome,
  style: FindingsTextOptions,
): string {
  const parts = [
    [...files.map(file => `  ${file}`), `  packages/${name}/{src/generated,docs,README.md}`],
    keep === undefined
      ? []
      : [`Operations: ${keep.map(plainLine).join(', ')}. --operation or --all keeps more.`],
    discovered ? discoveryReport(discovered, `specs/${name}.overlay.yaml`) : [],
    isProposed
      ? [
          `How to obtain a token, as specs/${name}.overlay.yaml says; review each line:`,
          ...proposalReport(lines).map(line => `  ${line}`),
        ]
      : [],
  ];
  const text = parts.flatMap(part => (part.length === 0 ? [] : [part.join('\n')]));
  const found = findingsText(findings, style);
  return [`${text.join('\n\n')}\n`, ...(found === '' ? [] : [found])].join('\n');
}
