import { lookUp } from '../document/document.js';
import { Findings } from '../document/findings.js';
import type { Spec } from '../document/spec.js';
import { interrupted } from '../errors.js';
import { judgeSpec } from '../judge/judge-spec.js';
import { normaliseSpec } from '../normalise/normalise-spec.js';
import { sliceSpec } from '../normalise/slice-spec.js';
import { checkReferences } from '../read/check-references.js';
import type { ProviderModel } from '../read/provider-model.js';
import { readProvider } from '../read/read-provider.js';
import type { XToken } from '../read/x-token.js';
import type { AuthorizationServer } from '../synthesise/authorization-server.js';
import type { StatedAuth } from '../token/client-auth.js';
import { knownGrant } from '../token/grants.js';
import { proposeToken } from '../token/propose-token.js';
import type {
  ProposalLine,
  SpecAddition,
  TokenChoice,
  TokenProposal,
  TokenQuestion,
} from '../token/token-proposal.js';
import { chooseOperations } from './choose-operations.js';
import { type Ask, OpenQuestions } from './open-questions.js';
import { isServedBy, withSides } from './side-operations.js';
import { authorizationServers, wantedGrants } from './standard-operations.js';

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
  /** Grants for which standard operations are made where the spec has none, the one that obtains the token first. */
  readonly grants?: readonly string[];
  /** Authorization servers that are known otherwise than by the spec's security schemes. */
  readonly servers?: readonly AuthorizationServer[] | undefined;
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
  given: Spec,
  { all, operations, grants = [], servers, ask, signal }: ProposeOptions,
): Promise<ProposedToken> {
  const answers = new Map<string, string>();
  const answer = async (questions: readonly TokenQuestion[]) => {
    const open: TokenQuestion[] = [];
    for (const question of questions) {
      // What was answered already is asked again only if the answer is none of the options.
      const reply = answers.has(question.key) ? undefined : await ask(question);
      if (signal?.aborted) throw interrupted();
      if (reply === undefined) open.push(question);
      else answers.set(question.key, reply);
    }
    if (open.length > 0) throw new OpenQuestions(given, open);
  };

  const settle = async (spec: Spec, choice: TokenChoice, stated?: StatedAuth) => {
    const keep = [...new Set([...choice.keep, ...operations])];
    const model = modelOf(spec, keep);
    for (;;) {
      const { questions, ...proposal } = proposeToken(model, choice, answers, stated);
      if (questions.length === 0) {
        const additions = proposal.additions.map(addition => inVendorsDocument(addition, spec, model));
        return { ...proposal, additions, keep };
      }
      await answer(questions);
    }
  };

  const standard = { servers, grants: wantedGrants(given, grants) };
  const { choice, completed } = await chooseOperations(given, standard, answers, answer);
  const [discovered] = completed ? [] : (servers ?? []);
  const { proposal, made } = discovered
    ? await withDiscovered(given, choice, discovered, settle)
    : { proposal: await settle(completed?.spec ?? given, choice), made: completed?.addition };
  const known = completed ? [completed.server] : authorizationServers(given, standard).servers;
  const origin = (completed?.server ?? discovered)?.origin;
  const lines = proposal.lines.map(line => {
    if (!isMade(line, made)) return line;
    const at = completed && line.key === 'acquire.operation' ? ` at ${completed.server.tokenUrl}` : '';
    return { ...line, evidence: `the spec has none: a standard one${at}, made from ${origin}` };
  });
  return {
    ...withLoginPage({ xToken: proposal.xToken, lines }, known),
    keep: all ? undefined : proposal.keep,
    additions: [...(made ? [made] : []), ...proposal.additions],
  };
}

type Settle = (
  spec: Spec,
  choice: TokenChoice,
  stated?: StatedAuth,
) => Promise<Omit<TokenProposal, 'questions'> & { readonly keep: readonly string[] }>;

/** What a server says of itself fills what the spec leaves open about the same server. */
async function withDiscovered(spec: Spec, choice: TokenChoice, server: AuthorizationServer, settle: Settle) {
  const model = modelOf(spec, choice.keep);
  if (!isServedBy(spec, model, choice, server)) return { proposal: await settle(spec, choice) };
  const stated = { methods: server.clientAuthMethods, origin: server.origin };
  const proposal = await settle(spec, choice, stated);
  const sides = withSides(spec, choice, proposal.xToken, server);
  if (!sides) return { proposal };
  return { proposal: await settle(sides.spec, sides.choice, stated), made: sides.addition };
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

/** A code comes of a page where a person logs in, whose URL is known where one server of the spec has it. */
function withLoginPage(
  { xToken, lines }: Pick<ProposedToken, 'xToken' | 'lines'>,
  servers: readonly AuthorizationServer[],
): Pick<ProposedToken, 'xToken' | 'lines'> {
  const { startsFrom, acquire } = xToken;
  if (!startsFrom || knownGrant(acquire.grantType) !== 'authorization_code') return { xToken, lines };
  const [server, other] = servers.filter(({ authorizationUrl }) => /^https?:/.test(authorizationUrl ?? ''));
  if (!server?.authorizationUrl || other) return { xToken, lines };
  const { authorizationUrl, origin } = server;
  return {
    xToken: { ...xToken, startsFrom: { ...startsFrom, authorizationUrl } },
    lines: [
      ...lines,
      {
        key: 'startsFrom.authorizationUrl',
        value: authorizationUrl,
        evidence: `from ${origin}`,
        confidence: 0.95,
      },
    ],
  };
}

/** Whether a line is about an operation that was made: that is no evidence, its origin is. */
function isMade({ key, value }: ProposalLine, made: SpecAddition | undefined): boolean {
  if (!made || !key.endsWith('.operation')) return false;
  const { paths } = made.value as { readonly paths: Readonly<Record<string, unknown>> };
  return Object.hasOwn(paths, value.replace(/^POST /, ''));
}
