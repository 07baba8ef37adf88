/*
 * What an operation has when its spec writes or reads something in another way than most do. Generated code makes these with
 * `@token-clients/runtime/formats`, so that programs that need none load none.
 */

/** Parameters by the name that callers pass them by, whatever their place. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** Writes the parameters of an operation. A parameter without a value, or with an empty list or object, is left out. */
export interface ParameterWriter {
  /** Writes a query string, without `?`. */
  query(names: readonly string[], values: ParameterValues): string;
  /** Writes what takes the place of `{name}` in a path; empty if it has no value. */
  path(name: string, values: ParameterValues): string;
  /** Writes headers, those left out that have no value. */
  headers(names: readonly string[], values: ParameterValues): Record<string, string>;
}

/** Bytes that no other thread shares. Not `Uint8Array<ArrayBuffer>`: before TypeScript 5.7 that type takes no argument. */
type Bytes = Uint8Array & { readonly buffer: ArrayBuffer };

/** A body that `fetch` can send. */
export type RequestBody = string | Bytes | ArrayBuffer | Blob | FormData;

/** Writes the body of a request. */
export interface BodyFormat {
  /** The content type; absent where `fetch` sets it, with the boundary of a multipart body. */
  readonly mediaType?: string;
  readonly write: (body: unknown) => RequestBody;
}

/** A response that was read: its text, undefined if it was too long, and what is in it, undefined if that is unusable. */
export interface ReadContent {
  readonly text: string | undefined;
  readonly data: unknown;
}

/** Reads the body of a success that is not JSON. */
export interface ResponseFormat {
  /** How openapi-fetch reads it. */
  readonly parseAs: 'text' | 'blob';
  read(response: Response, maxBytes: number): Promise<ReadContent>;
}
