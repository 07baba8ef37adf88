/** The shape of the platform's `fetch`. */
export type FetchFunction = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** What every wrapper of fetch needs to know. */
export interface FetchOptions {
  /** Where tokens and signatures may go, such as `https://api.example.com`. Any other URL is refused. */
  readonly origins: readonly string[];
  /** Sends the requests; without it, the global `fetch` as it is when a request is made. */
  readonly fetch?: FetchFunction | undefined;
}
