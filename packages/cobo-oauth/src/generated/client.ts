// Generated from specs/cobo-oauth.yaml by "npm run generate".
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
import type {
  ExchangePermissionToken201Response,
  ExchangePermissionTokenRequest,
  GetToken200Response,
  RefreshPermissionTokenRequest,
  RefreshTokenRequest,
} from './models.js';
import {
  exchangePermissionToken,
  getToken,
  refreshPermissionToken,
  refreshToken,
  servers,
} from './operations.js';
import type { operations, paths } from './types.js';

/** Parameters of getToken, by their wire names. */
export type GetTokenParameters = ParametersOf<operations['get_token']>;

/** Get and refresh tokens for an organisation. */
export class OAuthAPI {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get an Org Access Token.
   *
   * Gets an access token and a refresh token for an organisation that has installed the app. Call it after
   * the installation was approved, and again after the settings of the installation were changed. Sign the
   * call with the key pair of the app: key, nonce and signature go together, though the vendor's document
   * names the key only.
   *
   * `GET /oauth/token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  getToken(parameters: GetTokenParameters, options?: CallOptions): Promise<GetToken200Response> {
    return this.#client.data(getToken, { parameters }, options);
  }

  /** Like {@link getToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  getTokenResult(
    parameters: GetTokenParameters,
    options?: CallOptions,
  ): Promise<Result<operations['get_token']>> {
    return this.#client.result(getToken, { parameters }, options);
  }

  /**
   * Refresh an Org Access Token.
   *
   * Gets a new access token and a new refresh token with a refresh token. Store the new refresh token before
   * you use the access token, and run one refresh at a time. When the refresh token has expired, the app must
   * be installed again. Sign the call with the key pair of the app: key, nonce and signature go together,
   * though the vendor's document names the key only.
   *
   * `POST /oauth/token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  refreshToken(
    refreshTokenRequest: RefreshTokenRequest,
    options?: CallOptions,
  ): Promise<GetToken200Response> {
    return this.#client.data(refreshToken, { body: refreshTokenRequest }, options);
  }

  /** Like {@link refreshToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  refreshTokenResult(
    refreshTokenRequest: RefreshTokenRequest,
    options?: CallOptions,
  ): Promise<Result<operations['refresh_token']>> {
    return this.#client.result(refreshToken, { body: refreshTokenRequest }, options);
  }

  /**
   * Get a permission token.
   *
   * Gets an access token and a refresh token for one kind of work, with an API key. The vendor no longer
   * wants new use of this call. Sign it with the API key: key, nonce and signature go together.
   *
   * `POST /oauth/permission_token/exchange`
   *
   * @deprecated by the vendor
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  exchangePermissionToken(
    exchangePermissionTokenRequest: ExchangePermissionTokenRequest,
    options?: CallOptions,
  ): Promise<ExchangePermissionToken201Response> {
    return this.#client.data(exchangePermissionToken, { body: exchangePermissionTokenRequest }, options);
  }

  /**
   * Like {@link exchangePermissionToken}, but returns an error response, narrowed by `status`, instead of
   * throwing.
   */
  exchangePermissionTokenResult(
    exchangePermissionTokenRequest: ExchangePermissionTokenRequest,
    options?: CallOptions,
  ): Promise<Result<operations['exchange_permission_token']>> {
    return this.#client.result(exchangePermissionToken, { body: exchangePermissionTokenRequest }, options);
  }

  /**
   * Refresh a permission token.
   *
   * Gets a new pair with the refresh token of a permission token. The vendor no longer wants new use of this
   * call. Sign it with the API key: key, nonce and signature go together.
   *
   * `POST /oauth/permission_token/refresh`
   *
   * @deprecated by the vendor
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  refreshPermissionToken(
    refreshPermissionTokenRequest: RefreshPermissionTokenRequest,
    options?: CallOptions,
  ): Promise<ExchangePermissionToken201Response> {
    return this.#client.data(refreshPermissionToken, { body: refreshPermissionTokenRequest }, options);
  }

  /**
   * Like {@link refreshPermissionToken}, but returns an error response, narrowed by `status`, instead of
   * throwing.
   */
  refreshPermissionTokenResult(
    refreshPermissionTokenRequest: RefreshPermissionTokenRequest,
    options?: CallOptions,
  ): Promise<Result<operations['refresh_permission_token']>> {
    return this.#client.result(refreshPermissionToken, { body: refreshPermissionTokenRequest }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function coboOAuthClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(
    servers,
    [getToken, refreshToken, exchangePermissionToken, refreshPermissionToken],
    options,
  );
}
