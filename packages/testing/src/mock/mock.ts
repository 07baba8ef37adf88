import type { ReceivedRequest } from '../http/request.js';

/** A request that a mock got, byte for byte, and how it responded. */
export interface MockedRequest extends ReceivedRequest {
  /** The body as a string. */
  readonly text: string;
  /** Status of the response. */
  readonly status: number;
  /** The body of the response. */
  readonly responseBody: Buffer;
  /** What the request, or the response, does against the spec, such as `request.body: must have …`. */
  readonly violations: readonly string[];
}

/** An operation that a mock knows. */
export interface MockOperation {
  /** As in the spec; absent: it has none there. */
  readonly operationId?: string;
  /** In capitals. */
  readonly method: string;
  /** Such as `/token/{id}`. */
  readonly path: string;
  readonly responses: readonly MockResponse[];
}

/** A response that a spec documents. */
export interface MockResponse {
  /** As in the spec: `200`, `4XX`, `default`. */
  readonly status: string;
  /** Names of its examples. */
  readonly examples: readonly string[];
}

/** Which of the documented responses a mock gives. */
export interface ChosenResponse {
  /** The operation: its operationId, its method in the client, or `POST /token`. Default: all. */
  readonly operation?: string | undefined;
  /** A status that the spec documents. Default: that of the example, or the first success. */
  readonly code?: number | undefined;
  /** Name of an example in the spec. Default: the first. */
  readonly example?: string | undefined;
  /** For how many requests. Default: until another response is chosen. */
  readonly times?: number | undefined;
}

/** A server on this machine that responds as a spec says. `await using` closes it. */
export interface Mock<Credentials = object> extends AsyncDisposable {
  /**
   * Base URL for a client, such as `http://127.0.0.1:40123`. It has no path, although the vendor's may have one: a signature
   * covers `/oauth/token` here and `/v2/oauth/token` there.
   */
  readonly baseUrl: string;
  /**
   * Options with which the provider's function makes a grant whose requests the spec allows; `baseUrl` is not among them. None
   * of a mock that was started from a document.
   */
  readonly credentials: Credentials;
  /** The last thousand requests, oldest first. A request is there before its response is sent. */
  readonly requests: readonly MockedRequest[];
  /** All that these requests do against the spec, such as `POST /token: request.body: …`. A test expects it to be empty. */
  readonly violations: readonly string[];
  readonly operations: readonly MockOperation[];
  /**
   * Chooses the response to requests that choose none themselves, by a header such as `Prefer: code=400, example=locked`.
   * Those that are chosen for a number of requests come first, in their order.
   *
   * @throws {ConfigurationError} `configuration` for a response that the spec does not document
   */
  respondWith(chosen: ChosenResponse): void;
  /** Forgets all requests and chosen responses. */
  reset(): void;
  /** Closes the server and all its connections. */
  close(): Promise<void>;
}

/** An OpenAPI or Swagger document. A grant is none: pass the one of the client's module for tests. */
export type OpenApiDocument =
  | Readonly<Record<string, unknown>>
  | { readonly openapi?: unknown; readonly swagger?: unknown };

/** Options of `startMock()`. */
export interface MockOptions {
  /** A port of this machine. Default: a free one. */
  readonly port?: number | undefined;
  /** Called for every request, just before its response is sent. An error that it throws fails the request, with status 599. */
  readonly onRequest?: ((request: MockedRequest) => void) | undefined;
}
