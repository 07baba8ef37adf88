import type { FailureKind, ServerFacts, TokenSet } from '@token-clients/runtime';

/**
 * Where token sources keep what they must agree on: the current token, who may send a token request, what was sent, and
 * which credentials are blocked. Every step is atomic for its key. `recordStore` makes a store of anything that keeps
 * records, so that memory, the files of one host and a server shared by many machines behave alike.
 *
 * Leases and ages are counted by the store's clock alone: times cross this interface as durations.
 *
 * A step that cannot reach the store rejects. A `TokenClientError` is passed on to callers; anything else becomes
 * `store_unavailable`.
 */
export interface Store {
  /** Word for messages, such as `memory` or `file`. */
  readonly name: string;
  /** How long a lease lasts unless renewed. Holders renew it after each third. */
  readonly leaseMs: number;
  /** So long after `markSent`, a token request that did not commit counts as dead. Token requests end before. */
  readonly hardTimeoutMs: number;

  /** Returns what is stored now; undefined if there is no record. */
  read(key: string): Promise<Snapshot | undefined>;
  /** Asks for the right to send a token request, before any of it and again while waiting. */
  begin(key: string, step: BeginStep): Promise<BeginResult>;
  /**
   * Marks the request as sent, right before it is; the lease then ends with the hard time-out. `stale`: the lease is lost;
   * do not send, go back to `begin`.
   */
  markSent(key: string, step: SendStep): Promise<'ok' | 'stale'>;
  /** Extends a lease until its request is sent. `lost` after sending: carry on, `commit` decides. */
  renew(key: string, step: LeaseStep): Promise<'ok' | 'lost'>;
  /** Stores what a token request brought. Accepted even if the lease ran out: this may be the only copy. */
  commit(key: string, step: CommitStep): Promise<CommitResult>;
  /** Ends a lease without a token and remembers why. */
  fail(key: string, step: FailStep): Promise<void>;
  /** Ends a lease without a token and without a failure: the request was given up, or its token is kept elsewhere. */
  release(key: string, step: ReleaseStep): Promise<void>;
  /** Gives back a version that the store lost (read-repair), within one epoch only. */
  restore(key: string, step: RestoreStep): Promise<RestoreResult>;
  /** Forgets the token (log-out, revocation) or the failures (an operator's reset). */
  clear(key: string, step: ClearStep): Promise<ClearResult>;
  /** Calls back when the record may have changed: only a hint to call `begin` now. Returns what ends it. */
  watch?(key: string, changed: () => void): () => void;
}

/** What a token request brought and the next one needs. Stores treat it as opaque and secret. */
export interface StoredToken extends Omit<TokenSet, 'issuedAt' | 'refreshLifetimeMs'> {
  /** How long the refresh token lives, counted from when this token was issued; absent: unknown. */
  readonly refreshLeftMs?: number;
}

/** A version of a record. An epoch begins when a record is made; within it versions only grow. */
export interface Version {
  readonly epoch: string;
  readonly version: number;
}

/** A record as its readers see it. */
export interface Snapshot extends Version {
  /** The fence under which this version was committed. */
  readonly fence: number;
  /** Absent after `clear`, and before the first commit. */
  readonly token?: StoredToken | undefined;
  /** How long ago the token was issued, by the store's clock. */
  readonly ageMs: number;
  /** Credentials that a server rejected and that are not sent for now. */
  readonly blocks?: readonly Block[] | undefined;
}

/** Credentials that a server rejected. */
export interface Block {
  readonly fingerprint: string;
  /** Until one more attempt is allowed; null: until the credentials change or an operator resets. */
  readonly forMs: number | null;
  readonly why: FailureKind;
  readonly reason?: FailureReason | undefined;
}

/** What the server said in its error response, redacted: the part of an error that may be stored and repeated. */
export type FailureReason = Pick<ServerFacts, 'status' | 'serverCode' | 'serverMessage' | 'errorId'>;

/** What a token source says when it asks `begin` for the right to send a token request. */
export interface BeginStep {
  /** Random id of this token request. Also becomes the epoch of a record that this step makes. */
  readonly owner: string;
  /** The version the caller holds; absent if it holds none. */
  readonly seen?: Version | undefined;
  /** Which credentials would be sent. */
  readonly fingerprint: string;
  /** Return `blocked` once so many attempts failed since the last success. For requests no caller waits for. */
  readonly maxFailures?: number | undefined;
  /**
   * The request would spend what nothing can replace, a one-time refresh token or a code. Then a process that may have sent
   * it is waited for until the hard time-out, gone or not, and no lease is taken over before it ends.
   */
  readonly spends?: boolean | undefined;
  /** Pauses after passing failures do not block: only rejected credentials do. */
  readonly ignoresPauses?: boolean | undefined;
}

/** What `begin` resolves to: a lease, or why there is none for now. */
export type BeginResult =
  /** Another version is stored: adopt it. */
  | { readonly is: 'changed'; readonly snapshot: Snapshot }
  /** The store lost the version the caller holds: `restore` it. */
  | { readonly is: 'behind' }
  /** Failures forbid a request now. `forMs: null`: until the credentials change or an operator resets. */
  | {
      readonly is: 'blocked';
      readonly forMs: number | null;
      readonly why: FailureKind;
      readonly reason?: FailureReason | undefined;
    }
  /** Another request holds the lease. `forMs` is the longest it can last; ask again sooner. */
  | { readonly is: 'wait'; readonly forMs: number }
  | Lease;

/** The right to send one token request. */
export interface Lease extends Version {
  readonly is: 'lease';
  /** Grows with every lease of a key. */
  readonly fence: number;
  /** An earlier request of this version was sent and never committed: its refresh token may be spent. */
  readonly suspect: boolean;
  /** How often the refresh token of this version was sent again. */
  readonly replays: number;
  /** A server rejected these credentials: this is the one attempt to see whether they work again. */
  readonly probe: boolean;
  /** Attempts that failed in passing since the last success. */
  readonly failures: number;
  /** An operator reset: where only a person could help, the credentials as they are now may be sent once. */
  readonly restart: boolean;
  /** What the server said when it no longer accepted the refresh token. */
  readonly reason?: FailureReason | undefined;
}

/** Whose lease it is: the `owner` that began, and the `fence` that it got. */
export interface LeaseStep {
  readonly owner: string;
  readonly fence: number;
}

/** What `markSent` is given about the request that is about to be sent. */
export interface SendStep extends LeaseStep {
  readonly seen: Version;
  readonly request: 'acquire' | 'refresh';
  /**
   * The request spends what nothing can replace, a one-time refresh token or a code: the mark must not be lost with a
   * server.
   */
  readonly spends?: boolean | undefined;
  /**
   * The same refresh token goes out again: because a response was lost, which is `stale` the second time for one
   * version, or because nothing but a person is left that could help.
   */
  readonly replay?: 'lost response' | 'last resort' | undefined;
}

/** What `commit` is given: the new token, and what was stored when its request began. */
export interface CommitStep extends LeaseStep {
  readonly seen: Version;
  readonly token: StoredToken;
  /** How long ago the token was issued. */
  readonly ageMs: number;
  /** The credentials that worked: their failures are forgotten. */
  readonly fingerprint: string;
  /**
   * The record keeps its token but not its dead refresh token, and what the server said of that. It proves nothing of
   * the credentials.
   */
  readonly forgets?: { readonly reason: FailureReason | undefined } | undefined;
}

/** What `commit` resolves to: whether the token was stored, or came too late. */
export type CommitResult =
  | { readonly is: 'committed'; readonly version: number }
  /** A newer version was stored meanwhile: adopt that one. */
  | { readonly is: 'superseded'; readonly snapshot: Snapshot };

/** What `fail` is given about a token request that failed. */
export interface FailStep extends LeaseStep {
  readonly fingerprint: string;
  readonly kind: FailureKind;
  /**
   * `known`: nothing was carried out, which clears the sent mark. `responded`: the server may have carried it out before
   * it failed, but nothing is under way any more. `unknown`: no response came.
   */
  readonly outcome: 'known' | 'responded' | 'unknown';
  /** How long no other attempt is allowed. */
  readonly pauseMs: number;
  readonly reason?: FailureReason | undefined;
}

/** What `release` is given about a token request that ended without a token and without a failure. */
export interface ReleaseStep extends LeaseStep {
  /** `unknown`: what was sent may be carried out. Otherwise nothing was spent. */
  readonly outcome?: 'unknown' | undefined;
  /** These credentials worked: their failures are forgotten. */
  readonly accepted?: string | undefined;
}

/** What `restore` is given: a version that the store had before it lost it. */
export interface RestoreStep extends Version {
  readonly fence: number;
  readonly token?: StoredToken | undefined;
  readonly ageMs: number;
}

/** What `restore` resolves to: whether the store took the version, or has another one by now. */
export type RestoreResult =
  | { readonly is: 'restored' }
  | { readonly is: 'changed'; readonly snapshot: Snapshot };

/** What `clear` is to forget. */
export interface ClearStep {
  /** `failures` also allows one new login after the grant died. */
  readonly forget: 'token' | 'failures';
  /** `token` is forgotten only while this version is the stored one. */
  readonly seen?: Version | undefined;
}

/** What `clear` resolves to: whether it was done, or another version is stored by now. */
export type ClearResult =
  | { readonly is: 'cleared'; readonly version: number }
  | { readonly is: 'changed'; readonly snapshot: Snapshot };

/** Default of `leaseMs`: renewed each 10 s, and longer than a token request of 10 s can last. */
export const LEASE_MS = 30_000;
/** Default of `hardTimeoutMs`. */
export const HARD_TIMEOUT_MS = 15_000;
