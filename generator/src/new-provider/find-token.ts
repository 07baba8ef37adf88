import { lookUp, pointer, refOf } from '../document/document.js';
import { Findings } from '../document/findings.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { interrupted } from '../errors.js';
import { judgeSpec } from '../judge/judge-spec.js';
import { normaliseSpec } from '../normalise/normalise-spec.js';
import { sliceSpec } from '../normalise/slice-spec.js';
import { checkReferences } from '../read/check-references.js';
import type { ProviderModel } from '../read/provider-model.js';
import { readProvider } from '../read/read-provider.js';
import type { XToken } from '../read/x-token.js';
import { tokenCandidates } from '../token/candidates.js';
import { chooseToken } from '../token/choose-token.js';
import { proposeToken } from '../token/propose-token.js';
import type { ProposalLine, SpecAddition, TokenChoice, TokenQuestion } from '../token/token-proposal.js';
import { type Ask, OpenQuestions } from './open-questions.js';

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
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds out how a token is obtained from an API whose spec does not say it. What is not clear is asked, one question after
 * the other.
 *
 * @throws {GenerateError} `spec_invalid` when no operation gives a token; `interrupted`; {@link OpenQuestions}
 */
export async function findToken(
  spec: Spec,
  { all, operations, ask, signal }: ProposeOptions,
): Promise<ProposedToken> {
  const answers = new Map<string, string>();
  const answer = async (questions: readonly TokenQuestion[]) => {
    const open: TokenQuestion[] = [];
    for (const question of questions) {
      // What was answered already is asked again only if the answer is none of the options.
      const given = answers.has(question.key) ? undefined : await ask(question);
      if (signal?.aborted) throw interrupted();
      if (given === undefined) open.push(question);
      else answers.set(question.key, given);
    }
    if (open.length > 0) throw new OpenQuestions(spec, open);
  };

  const candidates = tokenCandidates(spec.document);
  let { choice, question } = chooseToken(candidates, answers);
  while (question) {
    await answer([question]);
    ({ choice, question } = chooseToken(candidates, answers));
  }
  if (!choice) {
    refuseUnreadPaths(spec);
    throw noToken(spec);
  }
  const keep = [...new Set([...choice.keep, ...operations])];
  const model = modelOf(spec, keep);
  for (;;) {
    const { xToken, lines, questions, additions } = proposeToken(model, choice as TokenChoice, answers);
    if (questions.length > 0) await answer(questions);
    else
      return {
        xToken,
        keep: all ? undefined : keep,
        lines,
        additions: additions.map(addition => inVendorsDocument(addition, spec, model)),
      };
  }
}

/**
 * Rejects the paths that a reference should have led to: the token operation may be one of them.
 *
 * @throws {GenerateError} `spec_invalid` with each reference
 */
function refuseUnreadPaths(spec: Spec): void {
  const { document, findings, unresolved = new Map() } = spec;
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const fault = unresolved.get(refOf(item) ?? '');
    if (fault)
      findings.attempt(() => {
        throw invalidSpec(spec, pointer('paths', path), fault.problem, fault.fix, 'reference');
      });
  }
  findings.throwIfRefused();
}

function noToken(spec: Spec) {
  return invalidSpec(
    spec,
    '/paths',
    'No operation obtains a token',
    'Say how in an overlay that adds x-token (specs/x-token.schema.json describes it), and pass it as --overlay FILE.',
    'no-token',
  );
}

/** The operations of the token as generation will read them. */
function modelOf(spec: Spec, keep: readonly string[]): ProviderModel {
  const document = spec.places.copy(spec.document, { ...spec.document, 'x-keep': keep });
  // What is wrong with it was typed with the command.
  spec.places.set(keep, { file: '--operation', pointer: '' });
  // What is found in them is found again when they are generated from.
  const slice = sliceSpec({ ...spec, document, findings: new Findings() });
  checkReferences(slice);
  return readProvider(normaliseSpec(judgeSpec(slice)));
}

/** What a reference leads to stands elsewhere in the vendor's document than in the one that was read. */
function inVendorsDocument(
  addition: SpecAddition,
  { document }: Spec,
  { spec }: ProviderModel,
): SpecAddition {
  if (lookUp(document, addition.pointer) !== undefined) return addition;
  return { ...addition, pointer: spec.places.at(spec.document, addition.pointer).pointer };
}
