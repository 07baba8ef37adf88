import { fromBase64 } from '../base64.js';
import { resolveBaseUrl } from '../client/base-url.js';
import { valueAt } from '../json.js';
import type { GuardedRequest } from '../model/call.js';
import type { ClientAuthentication, TokenDescriptor } from '../model/descriptor.js';
import { cacheKeyOf, resolveCredentials } from './credentials.js';
import { pointerKeys } from './fill-token-request.js';

/** Identifies the credentials of a request as a grant with them would: nothing secret. */
export interface RequestCredentials {
  /** The key under which a grant with these credentials keeps its token. */
  readonly cacheKey: string;
  /** As {@link ResolvedCredentials.fingerprint} of that grant. */
  readonly fingerprint: string;
}

/**
 * Identifies the credentials of a request that a class or the command line sends. It reads what {@link fillTokenRequest}
 * writes, so that a rejected secret has the same fingerprint whoever sends it.
 *
 * @returns undefined for a request that proves nothing: it has no client secret, signature or subject token
 * @throws {ConfigurationError} `configuration` when a credential can't be right, as a grant's `resolve` does
 */
export async function requestCredentials(
  descriptor: TokenDescriptor,
  request: Omit<GuardedRequest, 'signal'>,
): Promise<RequestCredentials | undefined> {
  const { provider, acquire, refresh, revoke, credentials: known } = descriptor;
  const { operation, parameters, body, signer } = request;
  const tokenRequest = [acquire, refresh, revoke].find(each => each?.operation.name === operation.name);
  const sent = { ...parameters, ...(body as object | undefined) } as Record<string, unknown>;
  const values: Record<string, string> = {};
  const others = new Map(Object.entries(sent));
  const sentAt = (field: string) => (field.startsWith('/') ? valueAt(sent, field) : sent[field]);
  const take = (credential: string, field: string, value: unknown) => {
    others.delete(field.startsWith('/') ? (pointerKeys(field)[0] ?? '') : field);
    const written = Array.isArray(value) ? value.join(' ') : (value ?? '');
    if (written !== '' && typeof written !== 'object') values[credential] = String(written);
  };

  for (const [credential, field, value] of clientParts(descriptor.clientAuth, request, sent, sentAt))
    take(credential, field, value);
  for (const [field, source] of Object.entries(tokenRequest?.fields ?? {})) {
    if ('credential' in source) take(source.credential, field, sentAt(field));
    else if ('token' in source || source.value === sentAt(field)) others.delete(field);
  }
  const proof = Object.keys(values).some(name => known[name]?.secret || known[name]?.perRequest);
  const signed = operation.signature !== undefined && signer !== undefined;
  if (!proof && !signed) return undefined;

  const paths = [acquire.operation.path, ...(acquire.otherPaths ?? [])];
  const tokenUrl =
    tokenBaseUrl(descriptor, request) +
    (paths.includes(operation.path) ? operation.path : acquire.operation.path);
  // What a grant would have as extra fields. Those of another operation change no token.
  const further = [...others].filter(([, value]) => typeof value === 'string' && value !== '');
  const extraFields = Object.fromEntries(tokenRequest === acquire ? further : []) as Record<string, string>;
  const { fingerprint } = await resolveCredentials(descriptor, values, [
    provider,
    tokenUrl,
    signer?.keyId ?? '',
    JSON.stringify(extraFields),
  ]);
  // A subject token is no part of a cache key: the fingerprint distinguishes requests with different ones.
  const perRequest = Object.keys(values).some(name => known[name]?.perRequest);
  const account = perRequest ? fingerprint : undefined;
  return {
    fingerprint,
    cacheKey: cacheKeyOf(descriptor, tokenUrl, values, { extraFields, signer, account }),
  };
}

/** Returns the base URL of the operation that obtains the token; a refresh or a revocation may be on another server. */
function tokenBaseUrl(
  { acquire, servers }: TokenDescriptor,
  { baseUrl, location }: Pick<GuardedRequest, 'baseUrl' | 'location'>,
): string {
  try {
    return resolveBaseUrl(acquire.operation.servers ?? servers, location);
  } catch {
    // There is no such server with these options, so no grant has its tokens there.
    return baseUrl;
  }
}

/** Finds the client's id and secret with the field that carries each, by whatever method they were sent. */
function* clientParts(
  { id, secret, basicEncoding, methods }: ClientAuthentication,
  { headers }: Pick<GuardedRequest, 'headers'>,
  sent: Readonly<Record<string, unknown>>,
  sentAt: (field: string) => unknown,
): Generator<[credential: string, field: string, value: unknown]> {
  const header = String(headers.authorization ?? sent.Authorization);
  const [, bearer] = (methods.includes('bearer') && /^Bearer +(\S+)$/i.exec(header)) || [];
  const inHeader = basicParts(header, basicEncoding) ?? [undefined, bearer];
  for (const [part, index] of [
    [id, 0],
    [secret, 1],
  ] as const) {
    if (!part) continue;
    const { credential, field } = part;
    yield [credential, field, sentAt(field) ?? headers[field.toLowerCase()] ?? inHeader[index]];
  }
}

function basicParts(
  header: string,
  encoding: ClientAuthentication['basicEncoding'] = 'form',
): [string, string] | undefined {
  const [, base64] = /^Basic +(\S+)$/i.exec(header) ?? [];
  try {
    const [, id, secret] = /^([^:]*):([\s\S]*)$/.exec(fromBase64(base64 ?? '')) ?? [];
    if (id === undefined || secret === undefined) return undefined;
    const part = (text: string) =>
      encoding === 'raw' ? text : decodeURIComponent(text.replaceAll('+', ' '));
    return [part(id), part(secret)];
  } catch {
    return undefined;
  }
}
