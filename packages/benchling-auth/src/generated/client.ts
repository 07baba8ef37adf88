// Generated from specs/benchling-auth.yaml by "npm run generate".
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
import type { TokenCreate, TokenResponse } from './models.js';
import { generateToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Get access tokens. */
export class AuthenticationApi {
  readonly #client: ApiClient;

  /** @throws ConfigurationError when `baseUrl` or a server variable can't be used */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get an access token. Exchanges the client ID and secret of an app for an access token. Send ID and secret
   * in a Basic header, or put them in the form, but not both. The answer tells how long the token lives; the
   * lifetime is not promised.
   *
   * `POST /token`
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  generateToken(tokenCreate: TokenCreate, options?: CallOptions): Promise<TokenResponse> {
    return this.#client.data(generateToken, { body: tokenCreate }, options);
  }

  /** As {@link generateToken}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  generateTokenResult(
    tokenCreate: TokenCreate,
    options?: CallOptions,
  ): Promise<Result<operations['generateToken']>> {
    return this.#client.result(generateToken, { body: tokenCreate }, options);
  }
}

/**
 * openapi-fetch's own typed client for this spec, for its users: same paths, same middleware, with form bodies, time
 * limit and redirects set right.
 *
 * @throws ConfigurationError when `baseUrl` or a server variable can't be used
 */
export function benchlingAuthClient(options?: RawClientOptions): Client<paths> {
  return rawClient<paths>(servers, [generateToken], options);
}
