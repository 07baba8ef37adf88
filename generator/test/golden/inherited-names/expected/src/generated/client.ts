// Generated from specs/inherited-names.yaml by "npm run generate".
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
import type { Constructor, ValueOf } from './models.js';
import { hasOwnProperty, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Parameters of hasOwnProperty, by their wire names. */
export type HasOwnPropertyParameters = ParametersOf<operations['hasOwnProperty']>;

/** Tokens. */
export class IsPrototypeOfApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get a token.
   *
   * Takes every name that an object has anyway.
   *
   * `POST /{valueOf}/toString`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  hasOwnProperty(
    constructor: Constructor,
    parameters: HasOwnPropertyParameters,
    options?: CallOptions,
  ): Promise<ValueOf> {
    return this.#client.data(hasOwnProperty, { body: constructor, parameters }, options);
  }

  /** Like {@link hasOwnProperty}, but returns an error response, narrowed by `status`, instead of throwing. */
  hasOwnPropertyResult(
    constructor: Constructor,
    parameters: HasOwnPropertyParameters,
    options?: CallOptions,
  ): Promise<Result<operations['hasOwnProperty']>> {
    return this.#client.result(hasOwnProperty, { body: constructor, parameters }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function inheritedNamesClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [hasOwnProperty], options);
}
