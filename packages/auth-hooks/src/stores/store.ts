import type { FailureKind, ServerFacts, TokenSet } from '@token-clients/runtime';

/**
 * Where token sources keep what they must agree on: the current token, who may exchange, what was sent, and which
 * credentials are blocked. Every step is atomic for its key, and all steps make the decisions of `record.ts`, so that
 * memory, one host's files and a server shared by many machines behave alike.
 *
 * The store's clock is the only one used for leases and ages: times cross this interface as durations.
 * A step that cannot reach the store rejects. A `TokenClientError` is passed on to callers, as for a file that others
 * can read; anything else becomes `store_unavailable`.
 */
export interface Store {
  /** Word for messages, such as `memory` or `file`. */
  readonly name: string;
  /** How long a lease lasts unless renewed. Holders renew each third of it. */
  readonly leaseMs: number;
  /** From this moment after `markSent`, an exchange that did not commit counts as dead. Token calls end before. */
  readonly hardTimeoutMs: number;

  /** What is stored now; undefined if there is no record. */
  read(key: string): Promise<Snapshot | undefined>;
  /** Asked before any exchange, and again while waiting. Needs no lock to adopt. */
  begin(key: string, step: BeginStep): Promise<BeginResult>;
  /** Asked right before the request is sent. `refused`: do not send, go back to `begin`. */
  markSent(key: string, step: SendStep): Promise<'ok' | 'refused'>;
  /** Keeps a lease. `lost` after sending: carry on, `commit` decides. */
  renew(key: string, step: LeaseStep): Promise<'ok' | 'lost'>;
  /** Stores what an exchange brought. Accepted even if the lease ran out: this may be the only copy. */
  commit(key: string, step: CommitStep): Promise<CommitResult>;
  /** Ends a lease without a token and remembers why. */
  fail(key: string, step: FailStep): Promise<void>;
  /** Ends a lease without a token and without a failure: the request was given up, or its token is kept elsewhere. */
  release(key: string, step: ReleaseStep): Promise<void>;
  /** Read-repair: gives back a version that the store lost, within one epoch only. */
  restore(key: string, step: RestoreStep): Promise<RestoreResult>;
  /** Forgets the token (log-out, revocation) or the failures (an operator's reset). */
  clear(key: string, step: ClearStep): Promise<ClearResult>;
  /** Calls back when the record may have changed: only a hint to ask `begin` now. Returns what ends it. */
  watch?(key: string, changed: () => void): () => void;
}

/** What an exchange brought and the next one needs. Stores treat it as opaque and secret. */
export interface StoredToken extends Omit<TokenSet, 'issuedAt' | 'refreshLifetimeMs'> {
  /** How long the refresh token lives, counted from the moment this token was issued; absent: unknown. */
  readonly refreshLeftMs?: number;
}

/** A version of a record: one epoch is one life of the record, and in it versions only grow. */
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
  /** Credentials that were refused, and are not sent for now. */
  readonly blocks?: readonly Block[] | undefined;
}

/** Credentials that were refused. */
export interface Block {
  readonly fingerprint: string;
  /** Until one more attempt is allowed; null: until the credentials change or someone resets. */
  readonly forMs: number | null;
  readonly why: FailureKind;
  readonly reason?: FailureReason | undefined;
}

/** What the server said when it refused, redacted: the part of an error that may be stored and repeated. */
export type FailureReason = Pick<ServerFacts, 'status' | 'serverCode' | 'serverMessage' | 'errorId'>;

export interface BeginStep {
  /** Random id of this exchange. Also becomes the epoch of a record that this step creates. */
  readonly owner: string;
  /** The version the caller holds; absent if it holds none. */
  readonly seen?: Version | undefined;
  /** Which credentials would be sent. */
  readonly fingerprint: string;
  /** Answer `blocked` if so many attempts failed since the last success. For exchanges nobody waits for. */
  readonly maxFailures?: number | undefined;
  /**
   * The request would spend a one-time refresh token that nothing can replace. Then whoever may have sent it is waited
   * for until the hard time-out, gone or not, and no lease is taken over before it ends.
   */
  readonly spends?: boolean | undefined;
  /** Failures in passing forbid nothing: only refused credentials do. */
  readonly ignoresPauses?: boolean | undefined;
}

export type BeginResult =
  /** Another version is stored: adopt it. */
  | { readonly is: 'changed'; readonly snapshot: Snapshot }
  /** The store lost the version the caller holds: `restore` it. */
  | { readonly is: 'behind' }
  /** Failures forbid an exchange now. `forMs: null`: until the credentials change or someone resets. */
  | {
      readonly is: 'blocked';
      readonly forMs: number | null;
      readonly why: FailureKind;
      readonly reason?: FailureReason | undefined;
    }
  /** Another exchange holds the lease. `forMs` is the longest it can last; ask again sooner. */
  | { readonly is: 'wait'; readonly forMs: number }
  | Lease;

/** The right to make one exchange. */
export interface Lease extends Version {
  readonly is: 'lease';
  /** Grows with every lease of a key. */
  readonly fence: number;
  /** An earlier exchange of this version was sent and never committed: its refresh token may be spent. */
  readonly suspect: boolean;
  /** How often the refresh token of this version was sent again. */
  readonly replays: number;
  /** These credentials were refused before: this is the one attempt to see whether they work again. */
  readonly probe: boolean;
  /** Attempts that failed in passing since the last success. */
  readonly failures: number;
  /** Someone reset: where only a person could help, the credentials as they are now may be sent once. */
  readonly restart: boolean;
  /** What the server said when it no longer took the refresh token. */
  readonly reason?: FailureReason | undefined;
}

export interface LeaseStep {
  readonly owner: string;
  readonly fence: number;
}

export interface SendStep extends LeaseStep {
  readonly seen: Version;
  readonly request: 'acquire' | 'refresh';
  /**
   * The same refresh token goes out again: because a reply was lost, which is refused the second time for one version,
   * or because nothing but a person is left that could help.
   */
  readonly replay?: 'lost reply' | 'last resort' | undefined;
}

export interface CommitStep extends LeaseStep {
  readonly seen: Version;
  readonly token: StoredToken;
  /** How long ago the token was issued. */
  readonly ageMs: number;
  /** The credentials that worked: their failures are forgotten. */
  readonly fingerprint: string;
  /**
   * The record goes on with the token it has, without its dead refresh token, and with what the server said of that:
   * nothing was proved to work.
   */
  readonly forgets?: { readonly reason: FailureReason | undefined } | undefined;
}

export type CommitResult =
  | { readonly is: 'committed'; readonly version: number }
  /** A newer version was stored meanwhile: adopt that one. */
  | { readonly is: 'superseded'; readonly snapshot: Snapshot };

export interface FailStep extends LeaseStep {
  readonly fingerprint: string;
  readonly kind: FailureKind;
  /**
   * `known`: nothing was carried out, which clears the sent mark. `answered`: the server may have carried it out before
   * it failed, but nothing is under way any more. `unknown`: no response came.
   */
  readonly outcome: 'known' | 'answered' | 'unknown';
  /** How long no other attempt is allowed. */
  readonly pauseMs: number;
  readonly reason?: FailureReason | undefined;
}

export interface ReleaseStep extends LeaseStep {
  /** `unknown`: what was sent may be carried out. Otherwise nothing was spent. */
  readonly outcome?: 'unknown' | undefined;
  /** These credentials worked: their failures are forgotten. */
  readonly accepted?: string | undefined;
}

export interface RestoreStep extends Version {
  readonly fence: number;
  readonly token?: StoredToken | undefined;
  readonly ageMs: number;
}

export type RestoreResult =
  | { readonly is: 'restored' }
  | { readonly is: 'changed'; readonly snapshot: Snapshot };

export interface ClearStep {
  /** `failures` also allows one new login after the grant died. */
  readonly forget: 'token' | 'failures';
  /** `token` is forgotten only while this version is the stored one. */
  readonly seen?: Version | undefined;
}

export type ClearResult =
  | { readonly is: 'cleared'; readonly version: number }
  | { readonly is: 'changed'; readonly snapshot: Snapshot };

/** Times of section 7 of the design: renewed each 10 s, and longer than a token call of 10 s can last. */
export const LEASE_MS = 30_000;
export const HARD_TIMEOUT_MS = 15_000;
/** A lease whose holder may have died unseen is taken over after so long, once, where nothing can be spent. */
export const TAKE_OVER_AFTER_MS = 2_000;
