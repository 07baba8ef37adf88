import type { Spec } from '../document/spec.js';
import type { ProviderModel } from '../read/provider-model.js';
import type { XToken } from '../read/x-token.js';
import type { AuthorizationServer } from '../synthesise/authorization-server.js';
import { basesOf } from '../synthesise/security-schemes.js';
import { synthesiseSides } from '../synthesise/synthesise.js';
import { tokenCandidates } from '../token/candidates.js';
import { registeredName } from '../token/client-auth.js';
import type { SpecAddition, TokenCandidate, TokenChoice } from '../token/token-proposal.js';
import { isEndpoint } from './is-endpoint.js';
import { completed } from './standard-operations.js';

/** A spec with the operations for revocation and introspection that it lacked. */
export interface SpecWithSides {
  readonly spec: Spec;
  readonly choice: TokenChoice;
  readonly addition: SpecAddition;
}

/** Whether the operation that obtains tokens is the token endpoint of a server. What is no other is noted. */
export function isServedBy(
  spec: Spec,
  { operations, servers }: Pick<ProviderModel, 'operations' | 'servers'>,
  { acquire }: TokenChoice,
  { tokenUrl, origin }: AuthorizationServer,
): boolean {
  const operation = operations.find(({ pointer }) => pointer === acquire.pointer);
  if (operation && isEndpoint(tokenUrl, operation.path, operation.servers ?? servers)) return true;
  spec.findings.add({
    kind: 'note',
    rule: 'metadata-not-used',
    problem: `${acquire.operation} is not the token endpoint that ${origin} has, ${tokenUrl}: nothing of that was used`,
    fix: 'If it is meant to be, correct path or servers in an overlay.',
    place: spec.places.at(spec.document, acquire.pointer),
  });
  return false;
}

/**
 * Adds the operations for revocation and introspection that a spec with an operation for tokens lacks, as far as the server
 * is known to have them. Clients authenticate at them as they do where they get tokens.
 *
 * @returns undefined where nothing is lacking, or nothing is known
 */
export function withSides(
  spec: Spec,
  choice: TokenChoice,
  { clientAuth }: XToken,
  server: AuthorizationServer,
): SpecWithSides | undefined {
  const [method = 'none'] = clientAuth?.methods ?? [];
  const isVendors =
    method === 'body' &&
    (clientAuth?.id?.field !== 'client_id' || clientAuth?.secret?.field !== 'client_secret');
  if (isVendors) return undefined;
  const made = synthesiseSides(
    spec.document,
    basesOf(spec)[0],
    {
      ...server,
      revocationUrl: choice.revoke ? undefined : server.revocationUrl,
      introspectionUrl: choice.introspect ? undefined : server.introspectionUrl,
      clientAuthMethods: [registeredName(method)],
    },
    tagsOf(spec, choice.acquire),
  );
  if (!made) return undefined;
  const whole = completed(spec, made.addition);
  const own = tokenCandidates(whole.document).filter(({ operation }) => made.operations.includes(operation));
  const sideOf = (role: TokenCandidate['role']) => own.find(candidate => candidate.role === role);
  return {
    spec: whole,
    addition: made.addition,
    choice: {
      ...choice,
      revoke: choice.revoke ?? sideOf('revoke'),
      introspect: choice.introspect ?? sideOf('introspect'),
      keep: [...new Set([...choice.keep, ...made.operations])],
    },
  };
}

/** What was made belongs into the class of the operation that obtains tokens. */
function tagsOf({ document }: Spec, { facts }: TokenCandidate): readonly string[] {
  const item = document.paths?.[facts.path];
  const tags: unknown = item?.[facts.method.toLowerCase() as 'post']?.tags;
  return Array.isArray(tags) ? tags.filter(tag => typeof tag === 'string').slice(0, 1) : [];
}
