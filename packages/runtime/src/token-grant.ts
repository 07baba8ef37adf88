import { apiClient, type ClientOptions } from './api-client.js';
import { resolveBaseUrl } from './base-url.js';
import { classify } from './classify.js';
import { systemClock } from './clock.js';
import type {
  ClientAuthentication,
  ClientAuthenticationMethod,
  Exchange,
  TokenDescriptor,
} from './descriptor.js';
import { ConfigurationError } from './errors.js';
import { encode } from './form.js';
import { type CredentialValue, resolveCredentials } from './resolve-credentials.js';
import { toBase64 } from './scrub.js';
import { readTokenAnswer } from './token-answer.js';
import type { ExchangeContext, ResolvedCredentials, TokenGrant, TokenSet } from './token-types.js';

/** What every grant factory takes beside its credentials. */
export interface GrantOptions extends Omit<ClientOptions, 'timeoutMs'> {
  /** Time limit for one token request. 10 000 if left out. */
  readonly timeoutMs?: number | undefined;
  /** Further fields for every token request, for what a vendor offers beyond its spec. */
  readonly extraFields?: Readonly<Record<string, string>> | undefined;
  /** Another path of the token operation, where the vendor has several. */
  readonly tokenPath?: string | undefined;
}

type Credentials = Readonly<Record<string, CredentialValue | undefined>>;

/**
 * Makes a grant from a descriptor. Provider packages call it with their own descriptor and typed options.
 *
 * @param credentials by the names in the descriptor: texts, or functions that are asked at every exchange
 * @param clientAuth one of the descriptor's methods; the first if left out
 * @throws ConfigurationError when an option can't work: before anything is sent
 */
export function tokenGrant(
  descriptor: TokenDescriptor,
  credentials: Credentials,
  options: GrantOptions = {},
  clientAuth: ClientAuthenticationMethod = descriptor.clientAuth.methods[0] ?? 'none',
): TokenGrant {
  const baseUrl = resolveBaseUrl(descriptor.servers, options);
  const client = apiClient(descriptor.servers, options);
  checkOptions(descriptor, credentials, options, clientAuth);
  const tokenUrl = baseUrl + (options.tokenPath ?? descriptor.acquire.operation.path);

  async function run(
    exchange: Exchange,
    resolved: ResolvedCredentials,
    tokens: { readonly access?: string; readonly refresh?: string },
    { signal, timeoutMs = options.timeoutMs ?? 10_000, clock = systemClock }: ExchangeContext,
  ) {
    const { fields, headers } = authenticate(descriptor.clientAuth, clientAuth, resolved);
    for (const [name, source] of Object.entries(exchange.fields)) {
      const value =
        'value' in source
          ? source.value
          : 'token' in source
            ? tokens[source.token]
            : resolved.value(source.credential);
      if (value !== undefined) fields[name] = value;
    }
    Object.assign(fields, options.extraFields);
    const operation =
      options.tokenPath === undefined || exchange !== descriptor.acquire
        ? exchange.operation
        : { ...exchange.operation, path: options.tokenPath };
    const sentAt = clock.now();
    const answer = await client.success(
      operation,
      exchange.fieldsIn === 'query' ? { parameters: fields } : { body: fields },
      { headers, signal, timeoutMs },
    );
    return { operation, answer, sentAt, receivedAt: clock.now() };
  }

  async function exchangeFor(
    exchange: Exchange,
    resolved: ResolvedCredentials,
    refresh: string | undefined,
    context: ExchangeContext = {},
  ): Promise<TokenSet> {
    const { operation, answer, sentAt, receivedAt } = await run(
      exchange,
      resolved,
      refresh === undefined ? {} : { refresh },
      context,
    );
    return readTokenAnswer(descriptor.answer, operation, answer, sentAt, receivedAt);
  }

  const { refresh, revoke } = descriptor;
  return {
    descriptor,
    origin: new URL(baseUrl).origin,
    cacheKey: cacheKeyOf(descriptor, tokenUrl, credentials, options),
    resolve: () =>
      resolveCredentials(descriptor, credentials, [
        descriptor.provider,
        tokenUrl,
        options.signer?.keyId ?? '',
      ]),
    acquire: (resolved, context) => exchangeFor(descriptor.acquire, resolved, undefined, context),
    ...(refresh && {
      refresh: (resolved: ResolvedCredentials, refreshToken: string, context?: ExchangeContext) =>
        exchangeFor(refresh, resolved, refreshToken, context),
    }),
    ...(revoke && {
      revoke: async (
        resolved: ResolvedCredentials,
        token: { readonly value: string; readonly kind: 'access' | 'refresh' },
        context: ExchangeContext = {},
      ) => {
        await run(revoke, resolved, { [token.kind]: token.value }, context);
      },
    }),
    classify: error => classify(descriptor, error),
  };
}

/** Writes id and secret where the method wants them (RFC 6749 section 2.3.1). */
function authenticate(
  auth: ClientAuthentication,
  method: ClientAuthenticationMethod,
  resolved: ResolvedCredentials,
): { fields: Record<string, string>; headers: Record<string, string> } {
  const { id, secret } = auth;
  const idValue = id && resolved.value(id.credential);
  const secretValue = secret && resolved.value(secret.credential);
  if (method === 'basic') {
    const part = auth.basicEncoding === 'raw' ? (text: string) => text : encode;
    const pair = `${part(idValue ?? '')}:${part(secretValue ?? '')}`;
    return { fields: {}, headers: { authorization: `Basic ${toBase64(pair)}` } };
  }
  const values: Record<string, string> = {};
  if (id && idValue !== undefined) values[id.field] = idValue;
  if (secret && secretValue !== undefined) values[secret.field] = secretValue;
  if (method === 'header') return { fields: {}, headers: values };
  return { fields: method === 'none' ? {} : values, headers: {} };
}

function checkOptions(
  descriptor: TokenDescriptor,
  credentials: Credentials,
  options: GrantOptions,
  method: ClientAuthenticationMethod,
): void {
  const { provider, acquire, clientAuth } = descriptor;
  for (const [name, { required }] of Object.entries(descriptor.credentials)) {
    const value = credentials[name];
    if (required && (value === undefined || value === '')) {
      throw new ConfigurationError(`${provider}: ${name} is missing; pass it as an option.`);
    }
  }
  if (!clientAuth.methods.includes(method)) {
    throw new ConfigurationError(`${provider}: clientAuth must be ${clientAuth.methods.join(' or ')}.`);
  }
  if (acquire.operation.signature !== undefined && !options.signer) {
    throw new ConfigurationError(
      `${provider}: requests must be signed (${acquire.operation.signature}); pass a signer.`,
    );
  }
  const { tokenPath } = options;
  if (
    tokenPath !== undefined &&
    tokenPath !== acquire.operation.path &&
    !acquire.otherPaths?.includes(tokenPath)
  ) {
    const known = [acquire.operation.path, ...(acquire.otherPaths ?? [])];
    throw new ConfigurationError(`${provider}: tokenPath must be ${known.join(' or ')}.`);
  }
}

/** All that changes the token and is no secret. */
function cacheKeyOf(
  { provider, credentials: known }: TokenDescriptor,
  tokenUrl: string,
  credentials: Credentials,
  options: GrantOptions,
): string {
  const identity = Object.entries(credentials)
    .filter(([name, value]) => typeof value === 'string' && known[name]?.secret === false)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    provider,
    tokenUrl,
    options.signer?.keyId ?? '',
    identity,
    options.extraFields ?? {},
  ]);
}
