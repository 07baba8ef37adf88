import type { XTokenRequest } from '../read/x-token.js';
import type { CredentialBook } from './credential-book.js';
import type { Ledger } from './ledger.js';
import type { OperationFacts, SchemeFacts } from './operation-facts.js';
import type { SpecAddition } from './token-proposal.js';
import { asksForToken, withoutTokens } from './token-security.js';

type Fields = NonNullable<XTokenRequest['fields']>;

/** The keys of an operation, as fields of its request. */
export interface KeyFields {
  readonly kind: 'acquire' | 'refresh' | 'revoke';
  readonly fields: Fields;
  readonly additions: readonly SpecAddition[];
}

/**
 * Finds the API keys that a token request needs beside what the client authenticates with, such as the key of a gateway. One in
 * a header becomes a parameter, as `normalise/key-parameters.ts` makes of those in the query.
 *
 * @param sent name of the field that authentication sends
 */
export function proposeKeyFields(
  kind: KeyFields['kind'],
  facts: OperationFacts,
  sent: string | undefined,
  credentials: CredentialBook,
  ledger: Ledger,
): KeyFields {
  const declared = new Set(facts.shapes.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const keys = neededKeys(facts).filter(({ keyName }) => keyName !== sent && !declared.has(keyName));
  const fields: Record<string, Fields[string]> = Object.create(null);
  for (const { name, in: where, keyName, description } of keys) {
    const credential = credentials.declare({ name: keyName, description, secret: true });
    fields[keyName] = { credential };
    const evidence = `it is secured by ${name}, a key in the ${where}`;
    ledger.note(`${kind}.fields.${keyName}`, `credential ${credential}`, evidence, 0.9);
  }
  const parameters = keys
    .filter(({ in: where }) => where === 'header')
    .map(({ keyName: name }) => ({
      name,
      in: 'header',
      required: true,
      schema: { type: 'string', 'x-secret': true },
      'x-secret': true,
    }));
  const reason = 'A key that the security of the operation demands is sent with the token request.';
  return {
    kind,
    fields: { ...fields },
    additions: parameters.length > 0 ? [{ pointer: facts.pointer, value: { parameters }, reason }] : [],
  };
}

/** The keys in headers and queries that each alternative needs. */
function neededKeys({ requirements, schemes, isInherited }: OperationFacts): SchemeFacts[] {
  const traps = new Set(schemes.filter(asksForToken).map(({ name }) => name));
  const left = (isInherited && withoutTokens(requirements, name => traps.has(name))) || requirements;
  if (left.length === 0) return [];
  return schemes.filter(
    scheme =>
      scheme.type === 'apiKey' &&
      /^(?:header|query)$/.test(scheme.in) &&
      !/^(?:authorization|accept|content-type)$/i.test(scheme.keyName) &&
      left.every(requirement => Object.hasOwn(requirement, scheme.name)),
  );
}
