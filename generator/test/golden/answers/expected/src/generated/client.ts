// Generated from specs/answers.yaml by "npm run generate".
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
  type SuccessBody,
} from '@token-clients/runtime';
import type { Client } from 'openapi-fetch';
import type { Ask, Token } from './models.js';
import { endToken, getToken, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Parameters of endToken, by their wire names. */
export type EndTokenParameters = ParametersOf<operations['endToken']>;

/** The first class. */
export class FirstAPI {
  readonly #client: ApiClient;

  /** @throws ConfigurationError when `baseUrl` or a server variable can't be used */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * Get a token. Responses by range.
   *
   * `POST /token`
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  getToken(ask: Ask, options?: CallOptions): Promise<Token> {
    return this.#client.data(getToken, { body: ask }, options);
  }

  /** As {@link getToken}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  getTokenResult(ask: Ask, options?: CallOptions): Promise<Result<operations['getToken']>> {
    return this.#client.result(getToken, { body: ask }, options);
  }
}

/** The second class. */
export class SecondApi {
  readonly #client: ApiClient;

  /** @throws ConfigurationError when `baseUrl` or a server variable can't be used */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * End a token. Responses with or without a body.
   *
   * `DELETE /token/{id}`
   * @deprecated by the vendor
   * @throws TokenClientError: `error_response`, `malformed_response`, `network`, `timeout`, `configuration`
   */
  endToken(
    parameters: EndTokenParameters,
    options?: CallOptions,
  ): Promise<SuccessBody<operations['endToken']>> {
    return this.#client.data(endToken, { parameters }, options);
  }

  /** As {@link endToken}, but a refusal is returned, narrowed by `status`, instead of thrown. */
  endTokenResult(
    parameters: EndTokenParameters,
    options?: CallOptions,
  ): Promise<Result<operations['endToken']>> {
    return this.#client.result(endToken, { parameters }, options);
  }
}

/**
 * openapi-fetch's own typed client for this spec, for its users: same paths, same middleware, with form bodies, time
 * limit and redirects set right.
 *
 * @throws ConfigurationError when `baseUrl` or a server variable can't be used
 */
export function answersClient(options?: RawClientOptions): Client<paths> {
  return rawClient<paths>(servers, [getToken, endToken], options);
}
