import type { Spec } from '../document/spec.js';
import { normaliseSpec } from '../normalise/normalise-spec.js';
import { sliceSpec } from '../normalise/slice-spec.js';
import { readProvider } from '../read/read-provider.js';
import type { XToken } from '../read/x-token.js';
import { proposeXToken } from '../token/propose-x-token.js';
import type { ProposalLine, SpecAddition } from '../token/token-proposal.js';
import type { Ask } from './open-questions.js';

/** What a package is made of, and why. */
export interface ProposedToken {
  readonly xToken: XToken;
  /** What to write as `x-keep`; undefined for every operation. */
  readonly keep: readonly string[] | undefined;
  readonly lines: readonly ProposalLine[];
  readonly additions: readonly SpecAddition[];
}

export interface ProposeOptions {
  /** Keep every operation, not only those of the token. */
  readonly all: boolean;
  /** Operations to keep beside those of the token, by operationId or as `POST /path`. */
  readonly operations: readonly string[];
  readonly ask: Ask;
}

/**
 * Proposes how a token is obtained from an API whose spec does not say it.
 *
 * @throws {GenerateError} `spec_invalid` when no operation gives a token, and {@link OpenQuestions}
 */
export async function proposeToken(spec: Spec, { all, operations }: ProposeOptions): Promise<ProposedToken> {
  const xToken = proposeXToken(readProvider(normaliseSpec(sliceSpec(spec))));
  const { acquire, refresh } = xToken as { acquire: { operation: string }; refresh?: { operation: string } };
  const keep = [acquire.operation, ...(refresh ? [refresh.operation] : []), ...operations];
  return { xToken, keep: all ? undefined : [...new Set(keep)], lines: [], additions: [] };
}
