import type { Settings } from './settings.js';

/** Where a process is in the protocol of the store. */
export type Step =
  /** Another process holds the lease. */
  | 'behind'
  | 'leased'
  | 'sent'
  | 'committed'
  /** It has the token that another process stored. */
  | 'adopted'
  /** Its lease was lost, so it sent nothing; or its request failed. */
  | 'ended';

/** What a process reports. `at` is epoch milliseconds: all processes are on one machine. */
export type Report =
  /** It can begin. */
  | { readonly type: 'ready' }
  | { readonly type: 'step'; readonly step: Step; readonly at: number }
  /** Callers wait since then, or no longer do. */
  | { readonly type: 'waiting' | 'served'; readonly at: number }
  /** What its callers got since the last report. */
  | { readonly type: 'calls'; readonly served: number; readonly errors: readonly string[] }
  /** It stays at this step until it is ordered to go on. */
  | { readonly type: 'held'; readonly step: Step }
  /** It needs a new login. */
  | { readonly type: 'log in' };

/** What a process is ordered to do. */
export type Order =
  /** Connects, and is ready then. */
  | { readonly type: 'set up'; readonly setup: WorkerSetup }
  | { readonly type: 'begin' }
  /** Stay at this step when it is reached next. Undefined: at none. */
  | { readonly type: 'hold at'; readonly step: Step | undefined }
  | { readonly type: 'go on' }
  | { readonly type: 'logged in'; readonly refreshToken: string }
  | { readonly type: 'end' };

/** What a process needs to know. */
export interface WorkerSetup {
  readonly name: string;
  readonly settings: Settings;
  readonly provider: {
    readonly url: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** What the one login brought; absent: logins are made when they are needed. */
    readonly refreshToken?: string | undefined;
  };
  readonly store: { readonly url: string; readonly prefix: string };
}

/** The header by which the provider's log shows who sent a request. */
export const PROCESS_HEADER = 'x-fleet-process';
