// Generated from specs/inherited-names.yaml by "npm run generate".
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
import type { Constructor, ValueOf } from './models.js';
import { hasOwnProperty, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Parameters of hasOwnProperty, by their wire names. */
export type HasOwnPropertyParameters = ParametersOf<operations['hasOwnProperty']>;

/** Tokens. */
export class IsPrototypeOfApi {
  readonly #client: ApiClient;

  /** @throws ConfigurationError when `baseUrl` or a server variable can't be used */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get a token. Takes every name that an object has anyway.
   *
   * `POST /{valueOf}/toString`
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  hasOwnProperty(
    constructor: Constructor,
    parameters: HasOwnPropertyParameters,
    options?: CallOptions,
  ): Promise<ValueOf> {
    return this.#client.data(hasOwnProperty, { body: constructor, parameters }, options);
  }

  /** As {@link hasOwnProperty}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  hasOwnPropertyResult(
    constructor: Constructor,
    parameters: HasOwnPropertyParameters,
    options?: CallOptions,
  ): Promise<Result<operations['hasOwnProperty']>> {
    return this.#client.result(hasOwnProperty, { body: constructor, parameters }, options);
  }
}

/**
 * openapi-fetch's own typed client for this spec, for its users: same paths, same middleware, with form bodies, time
 * limit and redirects set right.
 *
 * @throws ConfigurationError when `baseUrl` or a server variable can't be used
 */
export function inheritedNamesClient(options?: RawClientOptions): Client<paths> {
  return rawClient<paths>(servers, [hasOwnProperty], options);
}
