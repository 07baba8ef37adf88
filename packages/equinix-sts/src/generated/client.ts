// Generated from specs/equinix-sts.yaml by "npm run generate".
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
import type { UseTokenPost200Response, UseTokenPostRequest } from './models.js';
import { servers, useTokenPost } from './operations.js';
import type { operations, paths } from './types.js';

/** TokenRequest a trusted ID token for an Equinix access token. */
export class UseApi {
  readonly #client: ApiClient;

  /** @throws ConfigurationError when `baseUrl` or a server variable can't be used */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * TokenRequest an ID token for an access token. Trades the ID token of a trusted OpenID Connect provider
   * for an Equinix access token. There is no refresh token: to go on, exchange a fresh ID token. An ID token
   * that has expired is refused.
   *
   * `POST /use/token`
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  useTokenPost(
    useTokenPostRequest: UseTokenPostRequest,
    options?: CallOptions,
  ): Promise<UseTokenPost200Response> {
    return this.#client.data(useTokenPost, { body: useTokenPostRequest }, options);
  }

  /** As {@link useTokenPost}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  useTokenPostResult(
    useTokenPostRequest: UseTokenPostRequest,
    options?: CallOptions,
  ): Promise<Result<operations['UseTokenPost']>> {
    return this.#client.result(useTokenPost, { body: useTokenPostRequest }, options);
  }
}

/**
 * openapi-fetch's own typed client for this spec, for its users: same paths, same middleware, with form bodies, time
 * limit and redirects set right.
 *
 * @throws ConfigurationError when `baseUrl` or a server variable can't be used
 */
export function equinixStsClient(options?: RawClientOptions): Client<paths> {
  return rawClient<paths>(servers, [useTokenPost], options);
}
