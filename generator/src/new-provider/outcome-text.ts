import { proposalText } from '../first-reading/proposal-text.js';
import { type FindingsTextOptions, findingsText } from '../report/findings-text.js';
import type { NewProviderOutcome } from './new-provider.js';

/** Writes for a person what became of a spec. */
export function outcomeText(
  name: string,
  { files, findings, ...proposal }: NewProviderOutcome,
  style: FindingsTextOptions,
): string {
  const written = [...files.map(file => `  ${file}`), `  packages/${name}/{src/generated,docs,README.md}`];
  const text = [written.join('\n'), ...proposalText(proposal, `specs/${name}.overlay.yaml`)];
  const found = findingsText(findings, style);
  return [`${text.join('\n\n')}\n`, ...(found === '' ? [] : [found])].join('\n');
}
