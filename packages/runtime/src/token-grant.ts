import { apiClient } from './api-client.js';
import { resolveBaseUrl } from './base-url.js';
import { cacheKeyOf } from './cache-key.js';
import { classify } from './classify.js';
import { type ClientFields, clientFields } from './client-fields.js';
import { systemClock } from './clock.js';
import type { ClientAuthenticationMethod, TokenDescriptor, TokenRequest } from './descriptor.js';
import { ConfigurationError, isTokenClientError } from './errors.js';
import { type Credentials, checkGrantOptions, type GrantOptions } from './grant-options.js';
import { resolveCredentials } from './resolve-credentials.js';
import { readTokenResponse } from './token-response.js';
import type { ResolvedCredentials, TokenGrant, TokenRequestContext, TokenSet } from './token-types.js';

/** The tokens that an exchange is about. */
interface Tokens {
  readonly access?: string;
  readonly refresh?: string;
}

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
  checkGrantOptions(descriptor, credentials, options, clientAuth);
  const { acquire, refresh, revoke } = descriptor;
  const acquirePath = options.tokenPath ?? acquire.operation.path;
  const tokenUrl = baseUrl + acquirePath;
  const extraFields = Object.fromEntries(
    Object.entries(options.extraFields ?? {}).filter(([, value]) => value !== undefined && value !== ''),
  );

  async function run(
    exchange: TokenRequest,
    resolved: ResolvedCredentials,
    tokens: Tokens,
    { signal, timeoutMs = options.timeoutMs ?? 10_000, clock = systemClock }: TokenRequestContext,
  ) {
    const { fields, query, headers } = clientFields(descriptor.clientAuth, clientAuth, resolved);
    Object.assign(fields, requestFields(exchange, resolved, tokens), extraFields);
    const inQuery = { ...query, ...(exchange.fieldsIn === 'query' && fields) };
    const { path, query: known = [], secrets = [] } = exchange.operation;
    const operation = {
      ...exchange.operation,
      // A refresh goes to where its token came from.
      path: path === acquire.operation.path ? acquirePath : path,
      query: [...new Set([...known, ...Object.keys(inQuery)])],
      secrets: [...secrets, ...descriptor.secretFields],
      // What a grant sends is the descriptor's business: a client that says who it is in a header has no field for it.
      required: [],
    };
    const sentAt = clock.now();
    const answer = await client.success(
      operation,
      { parameters: inQuery, body: exchange.fieldsIn === 'query' ? undefined : fields },
      { headers, signal, timeoutMs },
    );
    return { operation, answer, sentAt, receivedAt: clock.now() };
  }

  async function exchangeFor(
    exchange: TokenRequest,
    resolved: ResolvedCredentials,
    tokens: Tokens,
    context: TokenRequestContext = {},
  ): Promise<TokenSet> {
    const { operation, answer, sentAt, receivedAt } = await run(exchange, resolved, tokens, context);
    return readTokenResponse(descriptor.response, operation, answer, sentAt, receivedAt);
  }

  return {
    descriptor,
    origin: new URL(baseUrl).origin,
    cacheKey: cacheKeyOf(descriptor, tokenUrl, credentials, options),
    resolve: () =>
      resolveCredentials(descriptor, credentials, [
        descriptor.provider,
        tokenUrl,
        options.signer?.keyId ?? '',
        JSON.stringify(extraFields),
      ]),
    acquire: (resolved, context) => exchangeFor(acquire, resolved, {}, context),
    ...(refresh && {
      refresh: (resolved: ResolvedCredentials, refreshToken: string, context?: TokenRequestContext) =>
        exchangeFor(refresh, resolved, { refresh: refreshToken }, context),
    }),
    ...(revoke && {
      revoke: async (
        resolved: ResolvedCredentials,
        token: { readonly value: string; readonly kind: 'access' | 'refresh' },
        context: TokenRequestContext = {},
      ) => {
        const takes = Object.values(revoke.fields).some(
          source => 'token' in source && source.token === token.kind,
        );
        if (!takes) {
          throw new ConfigurationError(
            `${descriptor.provider}: ${revoke.operation.name} can't revoke ${token.kind} tokens.`,
          );
        }
        try {
          await run(revoke, resolved, { [token.kind]: token.value }, context);
        } catch (error) {
          // RFC 7009 section 2.2: the body of a 200 says nothing.
          if (
            !isTokenClientError(error) ||
            error.code !== 'malformed_response' ||
            error.reason !== 'not_json'
          )
            throw error;
        }
      },
    }),
    classify: error => classify(descriptor, error),
  };
}

/** The fields of one exchange by their wire names. What has no value is left out (RFC 6749 section 3.2). */
function requestFields(exchange: TokenRequest, resolved: ResolvedCredentials, tokens: Tokens): ClientFields {
  const fields: ClientFields = {};
  for (const [name, source] of Object.entries(exchange.fields)) {
    const value =
      'value' in source
        ? source.value
        : 'token' in source
          ? tokens[source.token]
          : resolved.value(source.credential);
    if (value) fields[name] = value;
  }
  return fields;
}
