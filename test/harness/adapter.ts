/** What a contestant is told before a row. */
export interface Setup {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The grant that the row is about. */
  readonly grant: 'client_credentials' | 'refresh_token';
  /** Renew by a timer, where the contestant can. */
  readonly keepWarm?: boolean;
  /** Called with each new refresh token before it is used, where the contestant can. */
  readonly persist?: (refreshToken: string) => void;
}

/** One contestant's client for one row. What it can't do is absent; a row that needs it does not apply then. */
export interface Client {
  /** A token that can be used now. */
  get(signal?: AbortSignal): Promise<string>;
  /** Renews the token, forced or because its time has come. */
  renew?(): Promise<string>;
  /** Calls an API with the token, as the contestant does it, with its own answer to a 401. */
  call?(url: string): Promise<{ readonly status: number }>;
  /** Lets this much time pass for the contestant. */
  advance?(ms: number): void;
  /** When the token ends by the contestant's account, epoch milliseconds; null: it says that it does not know. */
  expiresAt?(): number | null | undefined;
  /** Attempts that the contestant makes early, with nobody waiting for them. */
  readonly earlyRenewal?: boolean;
  close?(): Promise<void>;
}

/** A contestant of the thirteen rows. */
export interface Adapter {
  readonly name: string;
  create(setup: Setup): Promise<Client> | Client;
}
