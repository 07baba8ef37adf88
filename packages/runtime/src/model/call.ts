import type { Operation } from './operation.js';

/** The part of `fetch` that clients use. A `fetch` that you pass is called as `fetch(url, init)`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of every generated client. */
export interface ClientOptions {
  /**
   * Where the API is; without it, the first server of the spec. It is for every call, also for those of operations with
   * servers of their own: a mock gets all calls. Must be https, or http to this machine.
   */
  readonly baseUrl?: string | undefined;
  /** Values of the variables in the spec's server URL, such as a tenant. */
  readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  /** Sends the requests; without it, the global `fetch` as it is when a request is made. */
  readonly fetch?: Fetch | undefined;
  /** Signs requests, for operations that the spec says must be signed. */
  readonly signer?: Signer | undefined;
  /** Headers for every request. Values of eight characters and more count as secret. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Time limit for a whole call, from sending to the last byte. 30 000 if left out. */
  readonly timeoutMs?: number | undefined;
  /** Size of the largest response that is read. 1 MiB if left out. */
  readonly maxResponseBytes?: number | undefined;
  /**
   * Asked before each request, so that a secret that was rejected is not sent again: an account may lock. `lockoutGuard`
   * of `@token-clients/auth-hooks` makes one. A token source has its own and takes none.
   */
  readonly guard?: LockoutGuard | undefined;
}

/** Options of a client whose spec does not say where the API is. */
export type WithBaseUrl<Options> = Options & { readonly baseUrl: string };

/** Options of a single call. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Time limit for this call; without it, that of the client. */
  readonly timeoutMs?: number | undefined;
  /** Further headers; they win over those of the client, whatever their case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What an operation is called with. */
export interface CallInput {
  readonly body?: unknown;
  /** Parameters by wire name, whatever their place. */
  readonly parameters?: object | undefined;
}

/** One call of an operation: what is sent, where, and how its response is read. */
export interface Call {
  readonly operation: Operation;
  readonly input: CallInput;
  /** The headers of the client and of the call, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly baseUrl: string;
  readonly maxBytes: number;
  /** Those of the client. */
  readonly options: ClientOptions;
  /** Ends with the call. */
  readonly signal: AbortSignal;
}

/** The part of a call that a failed response is explained from. */
export type SentCall = Omit<Call, 'signal'>;

/**
 * Decides before each request of a class whether it may be sent, so that rejected credentials are not sent again.
 *
 * `lockoutGuard` of `@token-clients/auth-hooks` makes one. A guard rejects with a `LockedError` when nothing may be sent. It
 * resolves to the function that gets the outcome, or to undefined for a request that it does not watch.
 */
export type LockoutGuard = (request: GuardedRequest) => Promise<LockoutReport | undefined>;

/**
 * Gets the outcome of a guarded request, once: undefined for a success, else the error (a `ResponseError` also where the
 * caller gets a `Result`). The caller waits for it; if it rejects, the outcome stays the same.
 */
export type LockoutReport = (error?: unknown) => Promise<void>;

/** A request that is about to be sent, before it is signed. */
export interface GuardedRequest {
  readonly operation: Operation;
  readonly baseUrl: string;
  /** What the client says of where the API is: the token's own operation may be on another server. */
  readonly location: Pick<ClientOptions, 'baseUrl' | 'serverVariables'>;
  /** Parameters by wire name, whatever their place. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The headers of the client and of the call, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signer: Signer | undefined;
  /** Ends with the call. */
  readonly signal: AbortSignal;
}

/** A request just before it is signed: exactly what will be sent. */
export interface SignableRequest {
  readonly method: string;
  readonly url: string;
  /** The body as it will be sent; an empty string if there is none. */
  readonly body: string | Uint8Array;
}

/** What signing adds to a request. */
export interface SignedRequest {
  /** The URL to send: the given one, or the scheme's canonical form of it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs requests. It is called once per attempt, so that every attempt has a signature of its own. */
export interface Signer {
  /** Name of the scheme as in the spec's security schemes, such as `CoboAuth`. */
  readonly scheme: string;
  /** Identifies the key, such as its public half in hex: signatures of another key are another credential. */
  readonly keyId?: string;
  /** Returns the signed URL and headers of one request. */
  sign(request: SignableRequest): SignedRequest | Promise<SignedRequest>;
  /**
   * Checks the server's signature over the raw body.
   *
   * @throws {MalformedResponseError} `malformed_response` (reason `signature`) when it is missing or wrong
   */
  verify?(response: {
    readonly operation: string;
    readonly status: number;
    readonly headers: Headers;
    readonly body: string;
  }): void | Promise<void>;
}
