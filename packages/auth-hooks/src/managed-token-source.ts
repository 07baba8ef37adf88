import type { Clock, ExpiredRule, TokenSource } from '@token-clients/runtime';
import type { AsyncDisposableIfKnown } from './async-disposable.js';
import type { Windows } from './lifecycle/windows.js';
import type { Store } from './stores/store.js';
import type { TokenEventListener } from './watch/events.js';
import type { TokenStatus } from './watch/status.js';

export interface TokenSourceOptions {
  /** Where the token is kept and shared. This source's own memory if left out. */
  readonly store?: Store | undefined;
  /**
   * Gets a promise of each token request, which never rejects: for hosts that end what is under way with the request in
   * which it began, unless they are told, such as `waitUntil` of `cloudflare:workers`.
   */
  readonly waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
  /** Renews by a timer, once a first token was asked for. The timer does not keep the process alive. */
  readonly keepWarm?: boolean | undefined;
  /** Time limit for one token request. 10 000 if left out; must be below the store's hard time-out. */
  readonly timeoutMs?: number | undefined;
  /** Time limit for functions that give credentials, such as one that asks a person. 30 000 if left out. */
  readonly credentialsTimeoutMs?: number | undefined;
  /** When before its end a token is renewed, if not as suits its lifetime. */
  readonly windows?: Partial<Windows> | undefined;
  readonly clock?: Clock | undefined;
  /** For jitter: a number from 0 up to 1. */
  readonly random?: (() => number) | undefined;
  /** The same as `on`, from the start. */
  readonly onEvent?: TokenEventListener | undefined;
}

/** Options of {@link ManagedTokenSource.close}. */
export interface CloseOptions {
  /**
   * For a process that has to end, as after a signal: a request that can be repeated is cut. Its callers get `closed`, and
   * its lease is free for other processes at once. One that spends a one-time refresh token is waited for: 1.5 s where
   * another grant can replace the token, and else to its end, as its response is the only copy of the next one.
   */
  readonly abandon?: boolean | undefined;
}

/** A token source with the handles that an application, rather than its request code, needs. */
export interface ManagedTokenSource extends TokenSource, AsyncDisposableIfKnown {
  readonly expired: readonly ExpiredRule[];
  /** How it is doing, for people and health checks. */
  status(): TokenStatus;
  /**
   * Gives the token back: revokes refresh and access token where the provider can, then forgets them.
   *
   * @returns whether the provider revoked them
   * @throws what the revocation failed with; the token is then kept
   */
  revoke(): Promise<boolean>;
  /**
   * Allows new attempts after a lock-out or any other failure. After the grant died (`reauthentication_required`) the
   * next call makes one attempt with the credentials as they are now.
   */
  reset(): Promise<void>;
  /** Calls back for each event until the returned function is called. */
  on(listener: TokenEventListener): () => void;
  /** Ends it. Resolves when a request that was under way has been stored. */
  close(options?: CloseOptions): Promise<void>;
}
