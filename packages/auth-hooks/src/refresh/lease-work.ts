import type { ResolvedCredentials } from '@token-clients/runtime';
import type { Lease, Store } from '../stores/store.js';
import type { Deliveries } from './deliveries.js';
import type { StoreCursor } from './store-cursor.js';
import type { TokenState } from './token-state.js';

/** A lease, and what is needed to use it. */
export interface LeaseWork {
  readonly state: TokenState;
  readonly cursor: StoreCursor;
  readonly store: Store;
  readonly deliveries: Deliveries;
  readonly lease: Lease;
  readonly owner: string;
  readonly credentials: ResolvedCredentials;
  /** The store is this process's own, and one-time refresh tokens are not used: those of the shared one need its lease. */
  readonly alone: boolean;
  /** A one-time refresh token was sent, and whether the server acted on it is not known. */
  mayBeSpent: boolean;
  /** How many requests were sent, and the latest of them whose response is kept. */
  requests: number;
  kept: number;
  /** The commit that is under way: the next one waits for it, because it builds on its version. */
  storing: Promise<unknown>;
}

type Progress = 'mayBeSpent' | 'requests' | 'kept' | 'storing';

export function leaseWork(given: Omit<LeaseWork, Progress>): LeaseWork {
  return { ...given, mayBeSpent: false, requests: 0, kept: 0, storing: Promise.resolve() };
}
