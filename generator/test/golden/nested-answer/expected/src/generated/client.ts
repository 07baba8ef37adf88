// Generated from specs/nested-answer.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import {
  type ApiClient,
  apiClient,
  type CallOptions,
  type ClientOptions,
  type RawClientOptions,
  type Result,
  rawClient,
} from '@token-clients/runtime';
import type { Client } from 'openapi-fetch';
import type { Again, Done, Envelope, Login, Logout } from './models.js';
import { again, login, logout, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Sessions. */
export class SessionApi {
  readonly #client: ApiClient;

  /** @throws ConfigurationError when `baseUrl` or a server variable can't be used */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Log in. Responses with an envelope.
   *
   * `POST /login`
   *
   * Never repeat a refused call: after 3 in a row the account locks.
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  login(body: Login, options?: CallOptions): Promise<Envelope> {
    return this.#client.data(login, { body }, options);
  }

  /** As {@link login}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  loginResult(body: Login, options?: CallOptions): Promise<Result<operations['login']>> {
    return this.#client.result(login, { body }, options);
  }

  /**
   * Log in again. Uses the second token.
   *
   * `POST /again`
   *
   * Never repeat a refused call: after 3 in a row the account locks.
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  again(body: Again, options?: CallOptions): Promise<Envelope> {
    return this.#client.data(again, { body }, options);
  }

  /** As {@link again}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  againResult(body: Again, options?: CallOptions): Promise<Result<operations['again']>> {
    return this.#client.result(again, { body }, options);
  }

  /**
   * Log out. Ends a token.
   *
   * `POST /logout`
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  logout(body: Logout, options?: CallOptions): Promise<Done> {
    return this.#client.data(logout, { body }, options);
  }

  /** As {@link logout}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  logoutResult(body: Logout, options?: CallOptions): Promise<Result<operations['logout']>> {
    return this.#client.result(logout, { body }, options);
  }
}

/**
 * openapi-fetch's own typed client for this spec, for its users: same paths, same middleware, with form bodies, time
 * limit and redirects set right.
 *
 * @throws ConfigurationError when `baseUrl` or a server variable can't be used
 */
export function sessionClient(options?: RawClientOptions): Client<paths> {
  return rawClient<paths>(servers, [login, again, logout], options);
}
