// Generated from specs/odd-names.yaml by "npm run generate".
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
import type { N2xxToken, V1Dotted } from './models.js';
import { oAuth2GetToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Tokens. */
export class Oauth20TokenApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get a token.
   *
   * Fields that need quotes.
   *
   * `POST /v1.0/oauth-token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  oAuth2GetToken(body: V1Dotted, options?: CallOptions): Promise<N2xxToken> {
    return this.#client.data(oAuth2GetToken, { body }, options);
  }

  /** Like {@link oAuth2GetToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  oAuth2GetTokenResult(
    body: V1Dotted,
    options?: CallOptions,
  ): Promise<Result<operations['OAuth-2.get_token']>> {
    return this.#client.result(oAuth2GetToken, { body }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function oddNamesClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [oAuth2GetToken], options);
}
