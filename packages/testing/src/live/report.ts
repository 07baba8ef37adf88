/** What `checkLive()` found. It holds no secret, and is plain data. */
export interface LiveReport {
  readonly provider: string;
  /** The file that the client was made from. */
  readonly spec: string;
  readonly baseUrl: string;
  /** Nothing was sent: `calls` are those that would be. */
  readonly isDryRun: boolean;
  readonly calls: readonly LiveCall[];
  readonly notSent: readonly NotSent[];
  /** For a program: 0 all as in the spec, 1 something departs from it, 3 a call failed or none was sent. */
  readonly exitCode: 0 | 1 | 3;
}

/** One call, and where it departs from the spec. */
export interface LiveCall {
  /** Name of the method. */
  readonly operation: string;
  /** Name of the request. */
  readonly request: string;
  /** Absent: the request could not be written. */
  readonly sent?: SentRequest;
  /** Status of the response; absent: none came. */
  readonly status?: number;
  /** What the request or the response does against the spec, such as `undeclared field detail`. */
  readonly departures: readonly string[];
  /** Why there is no success. */
  readonly failure?: string;
}

/** What a request consists of: its values are left out, since they are secrets or personal data. */
export interface SentRequest {
  readonly method: string;
  /** Without the query. */
  readonly url: string;
  readonly query: readonly string[];
  readonly headers: readonly string[];
  /** The fields at the top of the body. */
  readonly body: readonly string[];
}

/** A request that was left out. */
export interface NotSent {
  /** Name of the method. */
  readonly operation: string;
  /** Name of the request, or `all`. */
  readonly request: string;
  readonly reason: string;
}
