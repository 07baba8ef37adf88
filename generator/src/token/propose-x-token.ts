import { invalidSpec } from '../document/invalid-spec.js';
import type { ProviderModel } from '../read/provider-model.js';
import type { XToken } from '../read/x-token.js';
import { tokenCandidates } from './candidates.js';
import { chooseToken } from './choose-token.js';
import { proposeToken } from './propose-token.js';
import type { TokenQuestion } from './token-proposal.js';

/**
 * Proposes an `x-token` for a spec that has none, without asking.
 *
 * @throws {GenerateError} `spec_invalid` when no operation obtains a token, or when something is not clear: with the
 *   candidates
 */
export function proposeXToken(model: ProviderModel): XToken {
  const { spec } = model;
  const { choice, question } = chooseToken(tokenCandidates(spec.document));
  if (question) throw unclear(model, question);
  if (!choice) {
    throw invalidSpec(
      spec,
      '/paths',
      'No operation obtains a token',
      'Add x-token as specs/x-token.schema.json describes it.',
      'no-token',
    );
  }
  const { xToken, questions } = proposeToken(model, choice);
  if (questions[0]) throw unclear(model, questions[0]);
  return xToken;
}

/** The error for a question that can't be asked. */
function unclear({ spec }: ProviderModel, { key, question, options }: TokenQuestion) {
  if (key !== 'acquire') {
    const values = options.map(({ value, confidence }) => `${value} (${confidence.toFixed(2)})`).join(', ');
    return invalidSpec(
      spec,
      '',
      `${question} It may be ${values}`,
      `Add x-token, with ${key}.`,
      'unclear-token',
    );
  }
  const labels = options.map(({ label, confidence }) => `${label} (${confidence.toFixed(2)})`).join('; ');
  return invalidSpec(
    spec,
    '/paths',
    `It is not clear which operation obtains the token: ${labels}`,
    'Add x-token, and name one of them in acquire.operation.',
    'unclear-token',
  );
}
