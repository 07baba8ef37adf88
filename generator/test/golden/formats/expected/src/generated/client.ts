// Generated from specs/formats.yaml by "npm run generate".
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
  type SuccessBody,
} from '@token-clients/runtime';
import type { GetTokenRequest, GetTokenResponse, ListThingsResponse, PutThingRequest } from './models.js';
import { getToken, listThings, putThing, servers } from './operations.js';
import type { operations, paths } from './types.js';

/** Parameters of listThings, by their wire names. */
export type ListThingsParameters = ParametersOf<operations['listThings']>;
/** Parameters of putThing, by their wire names. */
export type PutThingParameters = ParametersOf<operations['putThing']>;

/** Things. */
export class ThingsApi {
  readonly #client: ApiClient;

  /** @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid */
  constructor(options: ClientOptions = {}) {
    this.#client = apiClient(servers, options);
  }

  /**
   * `POST /token`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  getToken(getTokenRequest: GetTokenRequest, options?: CallOptions): Promise<GetTokenResponse> {
    return this.#client.data(getToken, { body: getTokenRequest }, options);
  }

  /** Like {@link getToken}, but returns an error response, narrowed by `status`, instead of throwing. */
  getTokenResult(
    getTokenRequest: GetTokenRequest,
    options?: CallOptions,
  ): Promise<Result<operations['getToken']>> {
    return this.#client.result(getToken, { body: getTokenRequest }, options);
  }

  /**
   * `GET /things/{ids}`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  listThings(parameters: ListThingsParameters, options?: CallOptions): Promise<ListThingsResponse> {
    return this.#client.data(listThings, { parameters }, options);
  }

  /** Like {@link listThings}, but returns an error response, narrowed by `status`, instead of throwing. */
  listThingsResult(
    parameters: ListThingsParameters,
    options?: CallOptions,
  ): Promise<Result<operations['listThings']>> {
    return this.#client.result(listThings, { parameters }, options);
  }

  /**
   * `PUT /things/{ids}`
   *
   * @throws {TokenClientError} `error_response`, `malformed_response`, `network`, `timeout`, `configuration`,
   * or `locked` with a `guard`: see
   * https://github.com/token-clients/token-clients/blob/main/packages/runtime/README.md#errors
   * @throws {unknown} the reason of `options.signal` when it is aborted
   */
  putThing(
    putThingRequest: PutThingRequest,
    parameters: PutThingParameters,
    options?: CallOptions,
  ): Promise<SuccessBody<operations['putThing']>> {
    return this.#client.data(putThing, { body: putThingRequest, parameters }, options);
  }

  /** Like {@link putThing}, but returns an error response, narrowed by `status`, instead of throwing. */
  putThingResult(
    putThingRequest: PutThingRequest,
    parameters: PutThingParameters,
    options?: CallOptions,
  ): Promise<Result<operations['putThing']>> {
    return this.#client.result(putThing, { body: putThingRequest, parameters }, options);
  }
}

/**
 * Creates openapi-fetch's typed client for this spec, with its middleware, and with form bodies, time limit and redirects
 * set as this API needs them.
 *
 * @throws {ConfigurationError} `configuration` when `baseUrl` or a server variable is invalid
 */
export function formatsClient(options?: RawClientOptions): RawClient<paths> {
  return rawClient<paths>(servers, [getToken, listThings, putThing], options);
}
