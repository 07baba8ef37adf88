/** What a worker process is to do. Plain data, because it crosses the boundary of a process. */
export interface Order {
  readonly contestant: string;
  readonly redisUrl: string;
  readonly login: Login;
  /** Whose token it is: two accounts in one Redis have nothing in common. */
  readonly account: string;
  /** Callers that ask again and again. */
  readonly callers: number;
  readonly durationMs: number;
  /** Between two calls of a caller; absent: none. */
  readonly pauseMs?: number;
  /** Where the worker halts, once, until a message lets it go on. */
  readonly haltAt?: HaltPoint;
  /** Our store with pub/sub in place of polling alone. */
  readonly hints?: boolean;
  /** Length of our lease, where the default would outlast the run. */
  readonly leaseMs?: number;
}

/** How a token is obtained: by a refresh token that works once, or by a secret that an account locks for. */
export interface Login {
  readonly by: 'refresh_token' | 'secret';
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The two sides of sending a token request. */
export type HaltPoint = 'about to send' | 'sent';

/** One process's view of the token that all processes share. */
export interface SharedToken {
  get(): Promise<string>;
  close(): Promise<void>;
}

/** A way to share one token over Redis. */
export interface Contestant {
  readonly name: string;
  readonly ours?: boolean;
  /** How long its lock lasts unless it is renewed; absent: it has none. */
  readonly lockMs?: number;
  /** How it was set up, where a reader would ask. */
  readonly setUp: string;
  /** Puts an expired token with a fresh refresh token into Redis, as after a login long ago. */
  seed(order: Order, refreshToken: string): Promise<void>;
  /** @param fetch sends the token requests */
  open(order: Order, fetch: typeof globalThis.fetch): Promise<SharedToken>;
}
