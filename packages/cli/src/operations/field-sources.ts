import type { Exchange, OperationReference, TokenDescriptor } from '@token-clients/runtime';

/** Where a field's value comes from if no flag gives it. */
export type FieldSource = { readonly credential: string } | { readonly value: string };

/** The exchange of the descriptor that runs this operation; undefined if none does. */
export function exchangeOf(
  descriptor: TokenDescriptor,
  { operation }: OperationReference,
): Exchange | undefined {
  const { acquire, refresh, revoke } = descriptor;
  return [acquire, refresh, revoke].find(exchange => exchange?.operation.name === operation.name);
}

/** Wire names of an operation's fields and what the descriptor knows to put there. */
export function sourcesOf(
  descriptor: TokenDescriptor,
  reference: OperationReference,
): ReadonlyMap<string, FieldSource> {
  const sources = new Map<string, FieldSource>();
  const { id, secret } = descriptor.clientAuth;
  for (const part of [id, secret]) if (part) sources.set(part.field, { credential: part.credential });
  const exchange = exchangeOf(descriptor, reference);
  for (const [name, source] of Object.entries(exchange?.fields ?? {}))
    if (!('token' in source)) sources.set(name, source);
  return sources;
}
