// Generated from specs/equinix-sts.yaml by "npm run generate".
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
import type { UseTokenPost200Response, UseTokenPostRequest } from './models.js';
import { servers, useTokenPost } from './operations.js';
import type { operations, paths } from './types.js';

/** Exchange a trusted ID token for an Equinix access token. */
export class UseApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Exchange an ID token for an access token.
   *
   * Trades the ID token of a trusted OpenID Connect provider for an Equinix access token. There is no refresh
   * token: to go on, exchange a fresh ID token. An ID token that has expired is rejected.
   *
   * `POST /use/token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  useTokenPost(
    useTokenPostRequest: UseTokenPostRequest,
    options?: CallOptions,
  ): Promise<UseTokenPost200Response> {
    return this.#client.data(useTokenPost, { body: useTokenPostRequest }, options);
  }

  /** Like {@link useTokenPost}, but returns an error response, narrowed by `status`, instead of throwing. */
  useTokenPostResult(
    useTokenPostRequest: UseTokenPostRequest,
    options?: CallOptions,
  ): Promise<Result<operations['UseTokenPost']>> {
    return this.#client.result(useTokenPost, { body: useTokenPostRequest }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function equinixStsClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [useTokenPost], options);
}
