import type { Operation } from './operation.js';
import type { Signer } from './token-types.js';

/**
 * Asked before a request of a class is sent; keeps refused credentials from being sent again. `lockoutGuard` of
 * `@token-clients/auth-hooks` makes one. Rejects with a `LockedError` when nothing may be sent; resolves to where the
 * outcome is to be reported, or to nothing for a request that is none of its business.
 */
export type LockoutGuard = (request: GuardedRequest) => Promise<LockoutReport | undefined>;

/**
 * Called once with the outcome: nothing for a success, else the error (a `ResponseError` also where the caller gets
 * a `Result`). The caller waits for it; if it rejects, the outcome stands.
 */
export type LockoutReport = (error?: unknown) => Promise<void>;

/** A request that is about to be sent, before it is signed. */
export interface GuardedRequest {
  readonly operation: Operation;
  readonly baseUrl: string;
  /** By wire name, whatever their place. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The headers of the client and of the call, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signer: Signer | undefined;
  /** Ends with the call. */
  readonly signal: AbortSignal;
}
