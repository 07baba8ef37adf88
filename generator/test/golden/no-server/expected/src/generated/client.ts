// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import {
  type ApiClient,
  apiClient,
  type CallOptions,
  type ClientOptions,
  type RawClient,
  type RawClientOptions,
  type Result,
  rawClient,
  type WithBaseUrl,
} from '@token-clients/runtime';
import type { Token, TokenRequest } from './models.js';
import { getToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Tokens. */
export class OAuthApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: WithBaseUrl<ClientOptions>) {
    this.#client = apiClient(servers, options);
  }

  /**
   * `POST /token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  getToken(tokenRequest: TokenRequest, options?: CallOptions): Promise<Token> {
    return this.#client.data(getToken, { body: tokenRequest }, options);
  }

  /** Like {@link getToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  getTokenResult(tokenRequest: TokenRequest, options?: CallOptions): Promise<Result<operations['getToken']>> {
    return this.#client.result(getToken, { body: tokenRequest }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function noServerClient(options: WithBaseUrl<RawClientOptions>): RawClient<paths> {
  return rawClient<paths>(servers, [getToken], options);
}
