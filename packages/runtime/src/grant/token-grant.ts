import { apiClient } from '../client/api-client.js';
import { resolveBaseUrl } from '../client/base-url.js';
import { systemClock } from '../clock.js';
import { ConfigurationError, isTokenClientError } from '../errors/errors.js';
import { classify } from '../failure/classify.js';
import type { ClientAuthenticationMethod, TokenDescriptor, TokenRequest } from '../model/descriptor.js';
import { cacheKeyOf, resolveCredentials } from './credentials.js';
import { fillTokenRequest, type TokenRequestFilling, takesToken } from './fill-token-request.js';
import { type Credentials, checkGrantOptions, type GrantOptions } from './grant-options.js';
import { readTokenResponse } from './token-response.js';
import type { ResolvedCredentials, TokenGrant, TokenRequestContext, TokenSet } from './token-types.js';

/**
 * Makes a grant from a descriptor. Provider packages call it with their own descriptor and typed options.
 *
 * @param credentials by the names in the descriptor: strings, or functions that are called for every token request
 * @param clientAuth one of the descriptor's methods; the first if left out
 * @throws {ConfigurationError} `configuration` when an option can't work: before anything is sent
 */
export function tokenGrant(
  descriptor: TokenDescriptor,
  credentials: Credentials,
  options: GrantOptions = {},
  clientAuth: ClientAuthenticationMethod = descriptor.clientAuth.methods[0] ?? 'none',
): TokenGrant {
  const baseUrl = resolveBaseUrl(descriptor.acquire.operation.servers ?? descriptor.servers, options);
  const client = apiClient(descriptor.servers, options);
  checkGrantOptions(descriptor, credentials, options, clientAuth);
  const { acquire, refresh, revoke } = descriptor;
  const acquirePath = options.tokenPath ?? acquire.operation.path;
  const tokenUrl = baseUrl + acquirePath;
  const extraFields = Object.fromEntries(
    Object.entries(options.extraFields ?? {}).filter(([, value]) => value !== undefined && value !== ''),
  );

  async function send(
    request: TokenRequest,
    resolved: ResolvedCredentials,
    tokens: TokenRequestFilling['tokens'],
    { signal, timeoutMs = options.timeoutMs ?? 10_000, clock = systemClock }: TokenRequestContext = {},
  ) {
    const { operation, parameters, body, headers } = fillTokenRequest(descriptor, request, resolved, {
      clientAuth,
      tokens,
      extraFields,
      tokenPath: acquirePath,
    });
    const sentAt = clock.now();
    const response = await client.success(operation, { parameters, body }, { headers, signal, timeoutMs });
    return { operation, response, sentAt, receivedAt: clock.now() };
  }

  async function requestToken(...request: Parameters<typeof send>): Promise<TokenSet> {
    const { operation, response, sentAt, receivedAt } = await send(...request);
    return readTokenResponse(descriptor.response, operation, response, sentAt, receivedAt);
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
    acquire: (resolved, context) => requestToken(acquire, resolved, {}, context),
    ...(refresh && {
      refresh: (resolved: ResolvedCredentials, refreshToken: string, context?: TokenRequestContext) =>
        requestToken(refresh, resolved, { refresh: refreshToken }, context),
    }),
    ...(revoke && {
      revoke: async (
        resolved: ResolvedCredentials,
        token: { readonly value: string; readonly kind: 'access' | 'refresh' },
        context?: TokenRequestContext,
      ) => {
        if (!takesToken(revoke, token.kind)) {
          throw new ConfigurationError(
            `${descriptor.provider}: ${revoke.operation.name} cannot revoke ${token.kind} tokens.`,
          );
        }
        try {
          await send(revoke, resolved, { [token.kind]: token.value }, context);
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
