import type { GenerateError } from '../errors.js';
import type { Proposal } from '../first-reading/complete-spec.js';
import { proposalText } from '../first-reading/proposal-text.js';
import { questionsText } from '../first-reading/questions-text.js';
import type { Outcome } from '../generate/outcome.js';
import { changesOf } from '../generate/outcome-text.js';
import { errorText } from '../report/error-text.js';
import { type FindingsTextOptions, findingsText } from '../report/findings-text.js';
import { nextSteps } from './next-steps.js';

/*
 * What people read about clients that were made, or could not be. Only a run that has something to say loads it.
 */

/** Writes what a person should know of clients that were made: paragraphs. */
export function madeText(
  outcomes: readonly Outcome[],
  proposals: ReadonlyMap<string, Proposal>,
  { isVerbose, ...style }: FindingsTextOptions & { readonly isVerbose: boolean },
): string[] {
  const findings = isVerbose ? outcomes.flatMap(outcome => outcome.findings) : [];
  return [
    ...outcomes.map(outcome => changesOf(outcome, style.isAll)),
    findingsText(findings, style),
    ...outcomes.flatMap(outcome => newClientText(outcome, proposals.get(outcome.provider.name))),
  ].filter(part => part !== '');
}

/** Writes why clients could not be made. */
export function failureText(error: GenerateError, style: FindingsTextOptions): string {
  return questionsText(error) ?? errorText(error, style);
}

/** What a person should know of a client that was made for the first time: paragraphs. */
function newClientText(outcome: Outcome, proposal: Proposal | undefined): string[] {
  const { provider, written = [], isNew } = outcome;
  if (provider.isOwned) return [];
  return [
    written.length === 0
      ? ''
      : `${['Written, for you to keep:', ...written.map(file => `  ${file}`)].join('\n')}\n`,
    ...(proposal ? proposalText(proposal, provider.overlayName ?? '').map(part => `${part}\n`) : []),
    isNew ? nextSteps(outcome) : '',
  ];
}
