// Generated from specs/schemas.yaml by "npm run generate".
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
import type { Client, Result as ResultModel } from './models.js';
import { getToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

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
   * One of two bodies.
   *
   * `POST /token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  getToken(client: Client, options?: CallOptions): Promise<ResultModel> {
    return this.#client.data(getToken, { body: client }, options);
  }

  /** Like {@link getToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  getTokenResult(client: Client, options?: CallOptions): Promise<Result<operations['getToken']>> {
    return this.#client.result(getToken, { body: client }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function schemasClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [getToken], options);
}
