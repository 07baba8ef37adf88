// Generated from specs/responses.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import {
  type ApiClient,
  apiClient,
  type CallOptions,
  type ClientOptions,
  type ParametersOf,
  type RawClient,
  type RawClientOptions,
  type Result,
  rawClient,
  type SuccessBody,
} from '@token-clients/runtime';
import type { Token, TokenRequest } from './models.js';
import { endToken, getToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Parameters of endToken, by their wire names. */
export type EndTokenParameters = ParametersOf<operations['endToken']>;

/** The first class. */
export class FirstAPI {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get a token.
   *
   * Responses by range.
   *
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

/** The second class. */
export class SecondApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * End a token.
   *
   * Responses with or without a body.
   *
   * `DELETE /token/{id}`
   *
   * @deprecated by the vendor
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  endToken(
    parameters: EndTokenParameters,
    options?: CallOptions,
  ): Promise<SuccessBody<operations['endToken']>> {
    return this.#client.data(endToken, { parameters }, options);
  }

  /** Like {@link endToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  endTokenResult(
    parameters: EndTokenParameters,
    options?: CallOptions,
  ): Promise<Result<operations['endToken']>> {
    return this.#client.result(endToken, { parameters }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function responsesClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [getToken, endToken], options);
}
