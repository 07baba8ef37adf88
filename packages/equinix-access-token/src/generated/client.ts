// Generated from specs/equinix-access-token.yaml by "npm run generate".
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
} from '@token-clients/runtime';
import type { Oauth2RefreshTokenRequest, Oauth2TokenRequest, Oauth2TokenResponse } from './models.js';
import { getOAuth2AccessToken, refreshOAuth2AccessToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Get and refresh access tokens. */
export class OAuth2TokenApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get an access token.
   *
   * Gets an access token with the client ID and secret of an app. Always send `grant_type` as
   * `client_credentials`: without it the service assumes the retired password grant. Five failed attempts in
   * a row lock the account, so do not repeat a rejected call.
   *
   * `POST /oauth2/v1/token`
   *
   * Never repeat a rejected call: after 5 in a row the account locks.
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  getOAuth2AccessToken(payload: Oauth2TokenRequest, options?: CallOptions): Promise<Oauth2TokenResponse> {
    return this.#client.data(getOAuth2AccessToken, { body: payload }, options);
  }

  /**
   * Like {@link getOAuth2AccessToken}, but returns an error response, narrowed by `status`, instead of
   * throwing.
   */
  getOAuth2AccessTokenResult(
    payload: Oauth2TokenRequest,
    options?: CallOptions,
  ): Promise<Result<operations['GetOAuth2AccessToken']>> {
    return this.#client.result(getOAuth2AccessToken, { body: payload }, options);
  }

  /**
   * Refresh an access token.
   *
   * Gets a new access token with a refresh token. Only the retired password grant gives refresh tokens, so
   * most apps never need this call. If the response carries a refresh token, keep that one; if not, keep the
   * old one.
   *
   * `POST /oauth2/v1/refreshaccesstoken`
   *
   * Never repeat a rejected call: after 5 in a row the account locks.
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  refreshOAuth2AccessToken(
    payload: Oauth2RefreshTokenRequest,
    options?: CallOptions,
  ): Promise<Oauth2TokenResponse> {
    return this.#client.data(refreshOAuth2AccessToken, { body: payload }, options);
  }

  /**
   * Like {@link refreshOAuth2AccessToken}, but returns an error response, narrowed by `status`, instead of
   * throwing.
   */
  refreshOAuth2AccessTokenResult(
    payload: Oauth2RefreshTokenRequest,
    options?: CallOptions,
  ): Promise<Result<operations['RefreshOAuth2AccessToken']>> {
    return this.#client.result(refreshOAuth2AccessToken, { body: payload }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function equinixAccessTokenClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [getOAuth2AccessToken, refreshOAuth2AccessToken], options);
}
