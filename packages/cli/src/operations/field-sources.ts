import type { OperationReference, TokenDescriptor, TokenRequest } from '@token-clients/runtime';

/** Where a field's value comes from if no flag gives it. */
export type FieldSource = { readonly credential: string } | { readonly value: string };

/** The exchange of the descriptor that runs this operation; undefined if none does. */
export function tokenRequestOf(
  descriptor: TokenDescriptor,
  { operation }: OperationReference,
): TokenRequest | undefined {
  const { acquire, refresh, revoke } = descriptor;
  return [acquire, refresh, revoke].find(exchange => exchange?.operation.name === operation.name);
}

/**
 * Wire names of an operation's fields and what the descriptor knows to put there. With another grant type than the
 * descriptor's, only the client's id and secret: the other fields belong to that grant.
 *
 * @param given the fields that the command line gives
 */
export function sourcesOf(
  descriptor: TokenDescriptor,
  reference: OperationReference,
  given: Readonly<Record<string, unknown>> = {},
): ReadonlyMap<string, FieldSource> {
  const sources = new Map<string, FieldSource>();
  const { id, secret } = descriptor.clientAuth;
  for (const part of [id, secret]) if (part) sources.set(part.field, { credential: part.credential });
  const exchange = tokenRequestOf(descriptor, reference);
  const entries = Object.entries(exchange?.fields ?? {});
  const isOtherGrant = entries.some(
    ([name, source]) =>
      'value' in source &&
      source.value === exchange?.grantType &&
      (given[name] ?? source.value) !== source.value,
  );
  if (isOtherGrant) return sources;
  for (const [name, source] of entries) if (!('token' in source)) sources.set(name, source);
  return sources;
}
