/** How a run of the fleet is set up. Times in milliseconds. */
export interface Settings {
  readonly processes: number;
  readonly durationMs: number;
  /** Callers in each process. */
  readonly callers: number;
  /** How long a token of the provider lives. Whole seconds, because providers say so. */
  readonly lifetimeMs: number;
  /** How long the provider takes for a token request. */
  readonly latencyMs: number;
  /** The grant has a second way to a token, which needs no person, beside its refresh token. */
  readonly secondGrant: boolean;
  /** Each process acts as if it were on a machine of its own: none can see whether another one still runs. */
  readonly machines: boolean;
  readonly client: 'redis' | 'ioredis';
  /** Waiting processes learn of a new token by pub/sub, and not by polling alone. */
  readonly hints: boolean;
  /** No process is killed or stopped. */
  readonly calm: boolean;
}

/** Times of the protocol: those of the store by default, scaled down so that half a minute shows all of it. */
export const TIMES = { leaseMs: 3_000, hardTimeoutMs: 4_000, timeoutMs: 3_000 };

/** How long a caller waits between two calls. */
export const CALL_PAUSE_MS = 50;

/** After so long a process that was killed is started again. */
export const RESTART_MS = 1_500;

/**
 * How long a token is used at least. Tokens that live under 20 s are renewed half-way, or up to a fifth of that time
 * sooner, by jitter.
 */
export function usableMs(lifetimeMs: number): number {
  return lifetimeMs * (1 - 0.5 * 1.2);
}
