import { plainLine } from '../errors.js';
import { type FindingsTextOptions, findingsText } from '../report/findings-text.js';
import type { ProposalLine } from '../token/token-proposal.js';
import type { NewProviderOutcome } from './new-provider.js';

/** Writes for a person what became of a spec. */
export function outcomeText(
  name: string,
  { files, isProposed, lines, keep, findings }: NewProviderOutcome,
  style: FindingsTextOptions,
): string {
  const parts = [
    [...files.map(file => `  ${file}`), `  packages/${name}/{src/generated,docs,README.md}`],
    keep === undefined
      ? []
      : [`Operations: ${keep.map(plainLine).join(', ')}. --operation or --all keeps more.`],
    isProposed
      ? [`How to obtain a token, as specs/${name}.overlay.yaml says; review each line:`, ...table(lines)]
      : [],
  ];
  const text = parts.flatMap(part => (part.length === 0 ? [] : [part.join('\n')]));
  return [...text, findingsText(findings, style)].filter(part => part !== '').join('\n\n');
}

/** The facts with their evidence and how sure each is. */
function table(lines: readonly ProposalLine[]): string[] {
  const [key, value] = (['key', 'value'] as const).map(column =>
    Math.min(40, Math.max(0, ...lines.map(line => plainLine(line[column]).length))),
  );
  return lines.map(line =>
    [
      `  ${line.confidence.toFixed(2)}`,
      plainLine(line.key).padEnd(key ?? 0),
      plainLine(line.value).padEnd(value ?? 0),
      plainLine(line.evidence),
    ].join('  '),
  );
}
