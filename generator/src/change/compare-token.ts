import type { Change } from './change.js';
import { changeOf, those } from './change-of.js';
import { compareClientAuth } from './compare-client-auth.js';
import { compareCredentials } from './compare-credentials.js';
import { compareTokenFacts } from './compare-token-facts.js';
import { compareTokenRequests } from './compare-token-requests.js';
import type { PackageInterface, TokenInterface } from './package-interface.js';
import type { OperationPair } from './pair-operations.js';
import { listed, sentence } from './sentence.js';

/** Compares how a token is obtained. */
export function compareToken(
  before: PackageInterface,
  after: PackageInterface,
  operations: readonly OperationPair[],
): Change[] {
  const [old, now] = [before.token, after.token];
  return [
    ...compareCredentials(old.credentials, now.credentials, after.factory),
    ...compareClientAuth(old.clientAuth, now.clientAuth),
    ...compareTokenRequests(before, after, new Map(operations.map(({ name, next }) => [name, next]))),
    ...compareTokenFacts(old, now),
    ...compareAliases(old, now),
  ];
}

function compareAliases(
  { aliases: before = [] }: TokenInterface,
  { aliases: after = [] }: TokenInterface,
): Change[] {
  const change = changeOf('export', 'aliases');
  const gone = before.filter(alias => !after.includes(alias));
  const fresh = after.filter(alias => !before.includes(alias));
  return those(
    gone.length > 0 &&
      change('removed', true, sentence`the command line no longer knows the provider as ${listed(gone)}`),
    fresh.length > 0 &&
      change('added', false, sentence`the command line knows the provider as ${listed(fresh)}, too`),
  );
}
