import type { Fetch, Signer } from '@token-clients/runtime';

/** What `checkLive()` may send, with what, and where. */
export interface LiveOptions {
  /** Another endpoint than the first server of the spec. Must be https, or http to this machine. */
  readonly baseUrl?: string | undefined;
  /** Values of the variables in the spec's server URL, such as a tenant. */
  readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  /** The credentials of a real account, by their names in the descriptor: the options of the grant. */
  readonly credentials?: Readonly<Record<string, string>> | undefined;
  /** The key of a provider whose requests are signed. */
  readonly privateKey?: string | undefined;
  /** Signs, in place of `privateKey`. */
  readonly signer?: Signer | undefined;
  /** Sends the token request as well. It may count, spend a code or a quota, or end other tokens of the account. */
  readonly withTokenRequest?: boolean | undefined;
  /**
   * Also refreshes the token that came from the token request. It may take the refresh token away from an application that holds
   * it.
   */
  readonly withRefresh?: boolean | undefined;
  /**
   * Also sends one token request with a wrong secret, after a success with the right one. It counts towards a lock of the
   * account.
   */
  readonly withWrongSecret?: boolean | undefined;
  /** The access token of reads; without it, the one of the token request. */
  readonly accessToken?: string | undefined;
  /** Headers of reads, such as an API key. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Parameters of reads, by the name of the method and then by wire name. A read that lacks a required one is not sent.
   */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  /** Sends nothing, and reports what would be sent. */
  readonly dryRun?: boolean | undefined;
  /** Sends the requests; without it, the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Time limit of each call. 30 000 if left out. */
  readonly timeoutMs?: number | undefined;
  /** Ends the run; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
