import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';

/** Types of tokens that are worth nothing without a key of the client. */
const PROOF_OF_POSSESSION = /^(?:dpop|pop|mac|hok)$/i;

/** Whether a token of this type can't be sent as a bearer token. */
export function needsProof(type: string): boolean {
  return PROOF_OF_POSSESSION.test(type);
}

/**
 * Rejects an operation whose tokens a bearer header can't carry.
 *
 * @param at JSON pointer of what says so
 * @param types the types that its tokens may have
 * @throws {GenerateError} `spec_invalid` when one of them needs a proof
 */
export function refuseProof(
  spec: Pick<Spec, 'document' | 'places'>,
  at: string,
  types: readonly string[],
): void {
  const proof = types.find(needsProof);
  if (proof === undefined) return;
  throw invalidSpec(
    spec,
    at,
    `Tokens of type ${proof} need a proof with each call, which no bearer header carries`,
    'Use an operation that returns bearer tokens.',
    'token-needs-proof',
  );
}
