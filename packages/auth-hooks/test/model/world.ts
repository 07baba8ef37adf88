import type { LeasedRequest } from '../../src/refresh/lease-policy.js';
import type { StoreRecord } from '../../src/stores/record/record.js';
import type { FailStep, Lease, SendStep, Version } from '../../src/stores/store.js';
import type { Rules } from './rules.js';

/** What is checked: which rules, for which kind of grant, and what may go wrong. */
export interface Setting {
  readonly rules: Rules;
  readonly grant: {
    readonly hasRefreshTokens: boolean;
    readonly rotates: boolean;
    /** The first grant can be used again without a person. */
    readonly mayReacquire: boolean;
  };
  /** `one`: each process knows whether another one runs. `many`: nothing is known of others. */
  readonly machines: 'one' | 'many';
  /** There is no token yet, or one that is no longer good enough. */
  readonly start: 'no token' | 'token';
  /** How often processes are killed or stopped, and requests or responses are lost, late, or end in an error. */
  readonly faults: number;
  /** How often a token that was good becomes too old. */
  readonly renewals: number;
  readonly secret: 'right' | 'wrong';
  /** What follows where a refresh token is used twice. */
  readonly reuse: 'revokes the family' | 'is rejected' | 'is forgiven';
  /** What the store may lose, and how often. */
  readonly loses?: { readonly what: 'last write' | 'everything'; readonly times: number } | undefined;
}

/** The moment that every state is seen from: as time passes, all times in a state move back instead. */
export const NOW = 1_000_000_000;
/** Steps of time. Longer waits are skipped at once. */
export const UNIT_MS = 2_000;
/** In the same order as the product's 2 s (take-over), 10 s, 15 s and 30 s, and as far apart as units can be. */
export const TIMEOUT_MS = 2 * UNIT_MS;
export const TIMES = { hardTimeoutMs: 3 * UNIT_MS, leaseMs: 4 * UNIT_MS };
export const FINGERPRINT = 'print';

/** A token as a store keeps it: later ones have higher ids. */
export interface StoredPair {
  readonly id: number;
  /** Its refresh token has not been forgotten. */
  readonly refresh: boolean;
}

/** What is true of a refresh token, whether anyone knows it or not. */
export interface TokenTruth {
  readonly id: number;
  readonly family: number;
  readonly isUsed: boolean;
  readonly isRevoked: boolean;
  /** How often it was sent, and how many of these requests broke: no response came, or their process died or stopped. */
  readonly sent: number;
  readonly broken: number;
  readonly lastFence: number;
  /** How long it must not be sent again by another process. */
  readonly closedMs: number;
}

export type HeldLease = Pick<Lease, 'epoch' | 'version' | 'fence' | 'failures' | 'restart'>;
/** What is sent under a lease, and which refresh token that spends. */
export type Sending = Exclude<LeasedRequest, { is: 'reauthentication' }> & {
  readonly spends?: number | undefined;
  /** An earlier request under the same lease was sent. */
  readonly wasSent?: boolean | undefined;
};
export type HowFailed = Pick<FailStep, 'kind' | 'outcome'>;

interface Working {
  readonly owner: string;
  readonly lease: HeldLease;
  readonly request: Sending;
}

/** Where a process is on its way to a token. */
export type Run =
  | { readonly at: 'idle' }
  | { readonly at: 'asking'; readonly owner: string }
  | { readonly at: 'restoring'; readonly owner: string }
  | ({ readonly at: 'leased' } & Working)
  | ({ readonly at: 'marked'; readonly sinceMs: number } & Working)
  | ({ readonly at: 'leaving' } & Working)
  | ({ readonly at: 'requesting' } & Working)
  | { readonly at: 'forgetting'; readonly owner: string; readonly lease: HeldLease }
  | {
      readonly at: 'ending';
      readonly owner: string;
      readonly lease: HeldLease;
      /** Absent: it gives the lease back. */
      readonly failure?: HowFailed | undefined;
    };

export interface Process {
  readonly name: string;
  readonly isStopped: boolean;
  /** The version of the record it knows, and that version's token. */
  readonly seen?: (Version & { readonly fence: number }) | undefined;
  readonly token?: StoredPair | undefined;
  readonly run: Run;
}

/** A token request between a process and the server. */
export interface TokenRequest {
  readonly sender: string;
  readonly owner: string;
  readonly lease: HeldLease;
  readonly request: 'acquire' | 'refresh';
  /** The refresh token that is spent. */
  readonly spends?: number | undefined;
  readonly replay?: SendStep['replay'] | undefined;
  readonly sinceMs: number;
  /** `sent`: the server has not processed it. `broken`: nothing more will come of it. */
  readonly is: 'sent' | 'responded' | 'broken';
  readonly brings?: StoredPair | HowFailed | undefined;
  /** Its process no longer waits for it. */
  readonly isLate: boolean;
  readonly isCounted: boolean;
}

/** All there is: the store, the processes, the network and the server. */
export interface World {
  readonly record: StoreRecord<StoredPair> | undefined;
  /** The record before the last write, which a fail-over brings back. */
  readonly before: StoreRecord<StoredPair> | undefined;
  readonly processes: readonly Process[];
  readonly requests: readonly TokenRequest[];
  readonly tokens: readonly TokenTruth[];
  /** Tokens up to this one are no longer good enough. */
  readonly due: number;
  /** They can't even be used while there is nothing better. */
  readonly isExpired: boolean;
  /** How often a wrong secret reached the server. */
  readonly rejections: number;
  /** How often a refresh token was sent again without need. */
  readonly spentTwice: number;
  readonly names: number;
  readonly faults: number;
  readonly losses: number;
  readonly renewals: number;
}
