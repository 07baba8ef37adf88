// Generated from specs/nested-response.yaml by "npm run generate".
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
import type { Again, Done, Envelope, Login, Logout } from './models.js';
import { again, login, logout, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Sessions. */
export class SessionApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Log in.
   *
   * Responses with an envelope.
   *
   * `POST /login`
   *
   * Never repeat a rejected call: after 3 in a row the account locks.
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  login(body: Login, options?: CallOptions): Promise<Envelope> {
    return this.#client.data(login, { body }, options);
  }

  /** Like {@link login}, but returns an error response, narrowed by `status`, instead of throwing. */
  loginResult(body: Login, options?: CallOptions): Promise<Result<operations['login']>> {
    return this.#client.result(login, { body }, options);
  }

  /**
   * Log in again.
   *
   * Uses the second token.
   *
   * `POST /again`
   *
   * Never repeat a rejected call: after 3 in a row the account locks.
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  again(body: Again, options?: CallOptions): Promise<Envelope> {
    return this.#client.data(again, { body }, options);
  }

  /** Like {@link again}, but returns an error response, narrowed by `status`, instead of throwing. */
  againResult(body: Again, options?: CallOptions): Promise<Result<operations['again']>> {
    return this.#client.result(again, { body }, options);
  }

  /**
   * Log out.
   *
   * Ends a token.
   *
   * `POST /logout`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  logout(body: Logout, options?: CallOptions): Promise<Done> {
    return this.#client.data(logout, { body }, options);
  }

  /** Like {@link logout}, but returns an error response, narrowed by `status`, instead of throwing. */
  logoutResult(body: Logout, options?: CallOptions): Promise<Result<operations['logout']>> {
    return this.#client.result(logout, { body }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function sessionClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [login, again, logout], options);
}
