// Generated from specs/parameters.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import {
  type ApiClient,
  apiClient,
  type CallOptions,
  type ClientOptions,
  type ParametersOf,
  type RawClientOptions,
  type Result,
  rawClient,
} from '@token-clients/runtime';
import type { Client } from 'openapi-fetch';
import type { Token } from './models.js';
import { getTenantsTenantToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Parameters of getTenantsTenantToken, by their wire names. */
export type GetTenantsTenantTokenParameters = ParametersOf<operations['getTenantsTenantToken']>;

/** DefaultApi of Parameters. */
export class DefaultApi {
  readonly #client: ApiClient;

  /** @throws ConfigurationError when `baseUrl` or a server variable can't be used */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get a token. Everything is in the URL.
   *
   * `GET /tenants/{tenant}/token`
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  getTenantsTenantToken(parameters: GetTenantsTenantTokenParameters, options?: CallOptions): Promise<Token> {
    return this.#client.data(getTenantsTenantToken, { parameters }, options);
  }

  /** As {@link getTenantsTenantToken}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  getTenantsTenantTokenResult(
    parameters: GetTenantsTenantTokenParameters,
    options?: CallOptions,
  ): Promise<Result<operations['getTenantsTenantToken']>> {
    return this.#client.result(getTenantsTenantToken, { parameters }, options);
  }
}

/**
 * openapi-fetch's own typed client for this spec, for its users: same paths, same middleware, with form bodies, time
 * limit and redirects set right.
 *
 * @throws ConfigurationError when `baseUrl` or a server variable can't be used
 */
export function tenantTokenClient(options?: RawClientOptions): Client<paths> {
  return rawClient<paths>(servers, [getTenantsTenantToken], options);
}
