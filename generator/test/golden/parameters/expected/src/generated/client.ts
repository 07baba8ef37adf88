// Generated from specs/parameters.yaml by "npm run generate".
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
import type { Token } from './models.js';
import { getTenantsTenantToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Parameters of getTenantsTenantToken, by their wire names. */
export type GetTenantsTenantTokenParameters = ParametersOf<operations['getTenantsTenantToken']>;

/** DefaultApi of Parameters. */
export class DefaultApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get a token.
   *
   * Everything is in the URL.
   *
   * `GET /tenants/{tenant}/token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  getTenantsTenantToken(parameters: GetTenantsTenantTokenParameters, options?: CallOptions): Promise<Token> {
    return this.#client.data(getTenantsTenantToken, { parameters }, options);
  }

  /**
   * Like {@link getTenantsTenantToken}, but returns an error response, narrowed by `status`, instead of
   * throwing.
   */
  getTenantsTenantTokenResult(
    parameters: GetTenantsTenantTokenParameters,
    options?: CallOptions,
  ): Promise<Result<operations['getTenantsTenantToken']>> {
    return this.#client.result(getTenantsTenantToken, { parameters }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function tenantTokenClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [getTenantsTenantToken], options);
}
