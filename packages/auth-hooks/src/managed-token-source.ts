import type { Clock, ExpiredRule, TokenClientErrorCode, TokenSource } from '@token-clients/runtime';
import type { TokenEventListener } from './events.js';
import type { Obstacle, Phase } from './lifecycle/lifecycle.js';
import type { Windows } from './lifecycle/windows.js';
import type { Store } from './stores/store.js';

/** Options of {@link tokenSource}. */
export interface TokenSourceOptions {
  /** Where the token is kept and shared. This source's own memory if left out. */
  readonly store?: Store | undefined;
  /**
   * What happens when a caller needs a token and the store can't be reached. `auto`, if left out: a grant whose refresh tokens
   * can be used again, or that has none, requests a token for this process alone; another one rejects with
   * `store_unavailable`. `fail`: nothing is ever sent without the store, so that all processes together send a wrong secret
   * twice at most. `acquire`: a grant whose refresh tokens work once requests a token by its first grant as well, where that
   * needs no person. Its refresh token is sent under the store's lease only.
   */
  readonly whenStoreFails?: 'auto' | 'fail' | 'acquire' | undefined;
  /**
   * Gets a promise of each refresh, which never rejects: for hosts that end all work of a request with that request, unless
   * they are given a promise of it, such as `waitUntil` of `cloudflare:workers`.
   */
  readonly waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
  /** Renews by a timer, once a first token was asked for. The timer does not keep the process alive. */
  readonly keepWarm?: boolean | undefined;
  /** Time limit for one token request. 10 000 if left out; must be below the store's hard time-out. */
  readonly timeoutMs?: number | undefined;
  /** Time limit for functions that return credentials, such as one that asks a person. 30 000 if left out. */
  readonly credentialsTimeoutMs?: number | undefined;
  /** When before its expiry a token is renewed; if left out, by its lifetime. */
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
   * For a process that has to end, as after a signal: cuts a request that can be repeated. Its callers get `closed`, and its
   * lease is free for other processes at once. A request that spends a one-time refresh token is waited for: 1.5 s where
   * another grant can replace the token, otherwise to its end, because its response is the only copy of the next one.
   */
  readonly abandon?: boolean | undefined;
}

/** How a token source is doing, without anything secret in it. Instants are epoch milliseconds. */
export interface TokenStatus {
  readonly provider: string;
  /** Where the token is in its life. */
  readonly phase: Phase;
  /** What keeps the next token from being requested; absent if nothing does. */
  readonly obstacle?: Obstacle | undefined;
  readonly tokenId?: string | undefined;
  readonly issuedAt?: number | undefined;
  /** Null: unknown. */
  readonly expiresAt?: number | null | undefined;
  /** From when on the token is renewed in the background, and from when on callers wait for it. */
  readonly renewsAt?: number | undefined;
  readonly waitsAt?: number | undefined;
  /** What the server granted, which may be less than was asked for; absent: what was asked for. */
  readonly scope?: string | undefined;
  readonly hasRefreshToken: boolean;
  /** When the next attempt is due; null: only after new credentials or `reset()`. */
  readonly retryAt?: number | null | undefined;
  readonly lastError?:
    | { readonly code: TokenClientErrorCode | 'unknown'; readonly message: string }
    | undefined;
  /** Server clock minus ours in milliseconds, as of the last token request. */
  readonly clockOffsetMs?: number | undefined;
  /** All of this in a sentence. */
  readonly summary: string;
}

/** A token source with what an application needs beside its request code. */
export interface ManagedTokenSource extends TokenSource, AsyncDisposableIfKnown {
  readonly expired: readonly ExpiredRule[];
  /** Returns how the source is doing, for people and health checks. */
  status(): TokenStatus;
  /**
   * Revokes refresh and access token where the provider can, then forgets them.
   *
   * @returns whether the provider revoked them
   * @throws {TokenClientError} what the revocation failed with; the token is then kept
   */
  revoke(): Promise<boolean>;
  /**
   * Allows new attempts after a lock-out or any other failure. After the grant died (`reauthentication_required`) the
   * next call makes one attempt with the credentials as they are now.
   */
  reset(): Promise<void>;
  /** Calls `listener` for each event until the returned function is called. */
  on(listener: TokenEventListener): () => void;
  /** Ends the source. Resolves when a request that was under way has been stored. */
  close(options?: CloseOptions): Promise<void>;
}

/**
 * What `await using` needs, where the program's own library types know it (`esnext.disposable`, or `@types/node`).
 * Elsewhere nothing: TypeScript's `AsyncDisposable` would be an error there.
 */
export type AsyncDisposableIfKnown = SymbolConstructor extends {
  readonly asyncDispose: infer Key extends symbol;
}
  ? { [Name in Key]: () => Promise<void> }
  : object;
