// Generated from specs/schemas.yaml by "npm run generate".
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
import type { Client as ClientModel, Result as ResultModel } from './models.js';
import { getToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Tokens. */
export class TokenApi {
  readonly #client: ApiClient;

  /** @throws ConfigurationError when `baseUrl` or a server variable can't be used */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get a token. One of two bodies.
   *
   * `POST /token`
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  getToken(client: ClientModel, options?: CallOptions): Promise<ResultModel> {
    return this.#client.data(getToken, { body: client }, options);
  }

  /** As {@link getToken}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  getTokenResult(client: ClientModel, options?: CallOptions): Promise<Result<operations['getToken']>> {
    return this.#client.result(getToken, { body: client }, options);
  }
}

/**
 * openapi-fetch's own typed client for this spec, for its users: same paths, same middleware, with form bodies, time
 * limit and redirects set right.
 *
 * @throws ConfigurationError when `baseUrl` or a server variable can't be used
 */
export function schemasClient(options?: RawClientOptions): Client<paths> {
  return rawClient<paths>(servers, [getToken], options);
}
