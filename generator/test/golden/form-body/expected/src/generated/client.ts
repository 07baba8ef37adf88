// Generated from specs/form-body.yaml by "npm run generate".
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
} from '@token-clients/runtime';
import type { Token, TokenForm } from './models.js';
import { getTenantToken, getToken, ping, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Parameters of getTenantToken, by their wire names. */
export type GetTenantTokenParameters = ParametersOf<operations['GetTenantToken']>;

/** Tokens. */
export class TokenApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get a token.
   *
   * Sends a form.
   *
   * `POST /token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  getToken(tokenForm: TokenForm, options?: CallOptions): Promise<Token> {
    return this.#client.data(getToken, { body: tokenForm }, options);
  }

  /** Like {@link getToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  getTokenResult(tokenForm: TokenForm, options?: CallOptions): Promise<Result<operations['get_token']>> {
    return this.#client.result(getToken, { body: tokenForm }, options);
  }

  /**
   * Get a token of a tenant.
   *
   * The body may be left out, the tenant may not.
   *
   * `POST /tokens/{tenant}`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  getTenantToken(
    tokenForm: TokenForm | undefined,
    parameters: GetTenantTokenParameters,
    options?: CallOptions,
  ): Promise<Token> {
    return this.#client.data(getTenantToken, { body: tokenForm, parameters }, options);
  }

  /** Like {@link getTenantToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  getTenantTokenResult(
    tokenForm: TokenForm | undefined,
    parameters: GetTenantTokenParameters,
    options?: CallOptions,
  ): Promise<Result<operations['GetTenantToken']>> {
    return this.#client.result(getTenantToken, { body: tokenForm, parameters }, options);
  }

  /**
   * Send anything.
   *
   * The body may be left out.
   *
   * `POST /ping`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  ping(tokenForm?: TokenForm, options?: CallOptions): Promise<Token> {
    return this.#client.data(ping, { body: tokenForm }, options);
  }

  /** Like {@link ping}, but returns an error response, narrowed by `status`, instead of throwing. */
  pingResult(tokenForm?: TokenForm, options?: CallOptions): Promise<Result<operations['ping']>> {
    return this.#client.result(ping, { body: tokenForm }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function formBodyClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [getToken, getTenantToken, ping], options);
}
