import type { TokenProcess } from './token-process.js';

/** What a contestant knows before a behaviour is played. */
export interface Setup {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * The grant that the behaviour is about. `refresh_token`: the first token comes by client credentials, the next ones
   * by refresh. `authorization_code`: the first one comes by {@link Setup.code}, the next ones by refresh.
   */
  readonly grant: 'client_credentials' | 'refresh_token' | 'authorization_code';
  /** The code of the person's last login. It works once. */
  readonly code: () => string;
  /** Renew by a timer, where the contestant can. */
  readonly keepWarm?: boolean | undefined;
  /** Time limit for a token request, where the contestant has one. */
  readonly timeoutMs?: number | undefined;
  /** For token requests, where the contestant takes one. */
  readonly fetch?: typeof fetch | undefined;
  /** An API responds with this status and code when a token has expired, beside 401; where the contestant has an option for it. */
  readonly expired?: { readonly status: number; readonly code: string } | undefined;
  /** This code of a token endpoint means that the credentials are wrong; where the contestant has an option for it. */
  readonly rejectionCode?: string | undefined;
  /** A directory that all clients of the behaviour share, where the contestant has a store. */
  readonly storeDirectory?: string | undefined;
  /** Nothing moves the time, so the contestant uses the machine's own clock: for measurements. */
  readonly realTime?: boolean | undefined;
}

/** One contestant's client. What it can't do is absent; a behaviour that needs it does not apply then. */
export interface Client {
  /** A token that can be used now. */
  get(signal?: AbortSignal): Promise<string>;
  /** The contestant's own method, without what the adapter puts around it: for measurements. */
  bareGet?(): Promise<unknown>;
  /** Renews the token, forced or because its time has come. */
  renew?(): Promise<string>;
  /** The person has logged in again: from now on the new code is used. */
  relogin?(): Promise<void> | void;
  /** Calls an API with the token, as the contestant does it, with its own reaction to a rejected token. */
  call?(url: string, method?: 'GET' | 'POST'): Promise<{ readonly status: number }>;
  /** Lets this much time pass for the contestant. */
  advance?(ms: number): void;
  /** When the token ends by the contestant's account, epoch milliseconds; null: it says that it does not know. */
  expiresAt?(): number | null | undefined;
  /** The contestant renews early, while no caller waits. */
  readonly earlyRenewal?: boolean;
  close?(): Promise<void>;
}

/** A contestant of the lifecycle behaviours. */
export interface Adapter {
  readonly name: string;
  create(setup: Setup): Promise<Client> | Client;
  /** Starts a process of its own that gets a token through the store in `setup.storeDirectory`. */
  startProcess?(setup: Setup, options: { readonly renew: boolean }): TokenProcess;
}
