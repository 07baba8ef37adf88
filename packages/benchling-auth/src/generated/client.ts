// Generated from specs/benchling-auth.yaml by "npm run generate".
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
import type { TokenCreate, TokenResponse } from './models.js';
import { generateToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Get access tokens. */
export class AuthenticationApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get an access token.
   *
   * Gets an access token with the client ID and secret of an app. Send ID and secret in a Basic header, or
   * put them in the form, but not both. The response says how long the token lives; the lifetime is not
   * promised.
   *
   * `POST /token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  generateToken(tokenCreate: TokenCreate, options?: CallOptions): Promise<TokenResponse> {
    return this.#client.data(generateToken, { body: tokenCreate }, options);
  }

  /** Like {@link generateToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  generateTokenResult(
    tokenCreate: TokenCreate,
    options?: CallOptions,
  ): Promise<Result<operations['generateToken']>> {
    return this.#client.result(generateToken, { body: tokenCreate }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function benchlingAuthClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [generateToken], options);
}
