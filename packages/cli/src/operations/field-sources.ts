import type { FieldSource, OperationReference, TokenDescriptor, TokenRequest } from '@token-clients/runtime';

/** Where the value of a field comes from if no flag gives it. */
export type KnownSource = Exclude<FieldSource, { readonly token: unknown }>;

/** The token request of the descriptor that runs this operation; undefined if none does. */
export function tokenRequestOf(
  descriptor: TokenDescriptor,
  { operation }: OperationReference,
): TokenRequest | undefined {
  const { acquire, refresh, revoke } = descriptor;
  return [acquire, refresh, revoke].find(request => request?.operation.name === operation.name);
}

/** Whether the command line asks for another grant type than the descriptor's, which has fields of its own. */
export function isOtherGrant(
  request: TokenRequest | undefined,
  given: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(request?.fields ?? {}).some(
    ([name, source]) =>
      'value' in source &&
      source.value === request?.grantType &&
      (given[name] ?? source.value) !== source.value,
  );
}

/**
 * Wire names of an operation's fields and what the descriptor has for them. For another grant type than the descriptor's
 * that is only the client's id and secret.
 *
 * @param given the fields that the command line gives
 */
export function sourcesOf(
  descriptor: TokenDescriptor,
  reference: OperationReference,
  given: Readonly<Record<string, unknown>> = {},
): ReadonlyMap<string, KnownSource> {
  const sources = new Map<string, KnownSource>();
  const { id, secret } = descriptor.clientAuth;
  for (const part of [id, secret]) if (part) sources.set(part.field, { credential: part.credential });
  const request = tokenRequestOf(descriptor, reference);
  if (isOtherGrant(request, given)) return sources;
  for (const [name, source] of Object.entries(request?.fields ?? {}))
    if (!('token' in source)) sources.set(name, source);
  return sources;
}
