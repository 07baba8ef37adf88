import type { AccessToken, ResolvedCredentials, TokenSet } from '@token-clients/runtime';
import { hammerGuardMs } from '../lifecycle/failure-policy.js';
import { mayReuse } from '../lifecycle/lifecycle.js';
import type {
  CommitStep,
  FailureReason,
  Lease,
  SendStep,
  Snapshot,
  Store,
  StoredToken,
  Version,
} from '../stores/store.js';
import {
  failureOf,
  heldBack,
  type RequestKind,
  reasonOf,
  reauthentication,
  TokenRequestFailure,
} from './failures.js';
import { afterFailedRefresh, type GrantFacts, maySend, requestFor } from './lease-policy.js';
import type { TokenState } from './token-state.js';

/** Remembers the stored version that a source last saw, so that stale writes are detected. */
export class StoreCursor {
  readonly #state: TokenState;
  #seen: (Version & { readonly store: Store; readonly fence: number }) | undefined;

  constructor(state: TokenState) {
    this.#state = state;
  }

  /** The version seen of this store's record. What another store said means nothing here. */
  seenIn(store: Store): Version | undefined {
    return this.#seen?.store === store ? this.#seen : undefined;
  }

  /** The current token, as the store would have it. */
  snapshot(store: Store): Snapshot | undefined {
    if (this.#seen?.store !== store) return undefined;
    const { epoch, version, fence } = this.#seen;
    return { epoch, version, fence, token: this.#state.stored, ageMs: this.#state.ageMs() };
  }

  async adopt({ epoch, version, fence, token, ageMs }: Snapshot, store: Store, own = false): Promise<void> {
    this.#seen = { epoch, version, fence, store };
    await this.#state.take(token, ageMs, own);
  }

  forget(): void {
    this.#seen = undefined;
  }
}

/** A lease, and what is needed to use it. */
export interface LeaseWork {
  readonly state: TokenState;
  readonly cursor: StoreCursor;
  readonly store: Store;
  readonly lease: Lease;
  readonly owner: string;
  readonly credentials: ResolvedCredentials;
}

const COMMIT_ATTEMPTS = 3;
const COMMIT_PAUSE_MS = 100;

/**
 * Uses a lease: refreshes or acquires, and commits.
 *
 * @returns the token; undefined: the record changed meanwhile, and `begin` has to be asked again
 * @throws {TokenRequestFailure} when the request failed; the lease is then still held
 */
export async function useLease(work: LeaseWork): Promise<AccessToken | undefined> {
  const { state, lease } = work;
  const stopRenewing = renewLease(work);
  try {
    const request = requestFor(lease, grantFacts(state));
    if (request.is === 'reauthentication') throw reauthentication(state.grant.descriptor, lease.reason);
    const refreshToken = refreshTokenOf(state);
    if (request.is === 'acquire' || refreshToken === undefined) return await acquire(work);
    if (request.replay === 'last resort') waitForExpiry(state);
    return await refresh(work, refreshToken, request.replay);
  } finally {
    stopRenewing();
  }
}

/** Returns what decides about the next token request of a source. */
export function grantFacts(state: TokenState): GrantFacts {
  const { rotates, mayReacquire } = state;
  return { rotates, mayReacquire, hasRefreshToken: refreshTokenOf(state) !== undefined };
}

/** Returns the refresh token, unless it has expired. */
function refreshTokenOf(state: TokenState): string | undefined {
  const { stored, grant } = state;
  if (!stored || !grant.refresh) return undefined;
  return state.ageMs() < (stored.refreshLeftMs ?? Infinity) ? stored.refreshToken : undefined;
}

/**
 * Only a person could replace a refresh token that may be spent. To send it a third time can end the login at once, with
 * the access token that is still good; after its expiry, the worst response is the login that is due anyway.
 */
function waitForExpiry(state: TokenState): void {
  const { grant, lifecycle, random, lastError } = state;
  const now = state.now();
  if (!mayReuse(lifecycle, now)) return;
  const { expiry } = lifecycle.token ?? {};
  const waitMs = Math.min(expiry ? expiry.wall - now.wall : Infinity, hammerGuardMs(random));
  const error = lastError ?? heldBack(grant.descriptor, 'transient', waitMs, now.wall);
  throw new TokenRequestFailure(error, 'none', { kind: 'transient', outcome: 'known' }, waitMs);
}

async function refresh(
  work: LeaseWork,
  refreshToken: string,
  asReplay: SendStep['replay'],
): Promise<AccessToken | undefined> {
  const { state, lease, credentials } = work;
  const { grant, rotates } = state;
  const { descriptor, refresh: send } = grant;
  if (!send) return undefined;
  let replay = asReplay;
  let cameLate = false;
  const late = (set: TokenSet) => {
    cameLate = true;
    return commitResponse(work, 'refresh', set);
  };
  for (;;) {
    if (!(await markSent(work, 'refresh', replay)) || cameLate) return undefined;
    let set: TokenSet;
    try {
      set = await state.request('refresh', context => send(credentials, refreshToken, context), late);
    } catch (error) {
      if (error === state.abandoning.reason) throw error;
      const failure = failureOf(error, grant, 'refresh', rotates);
      const next = afterFailedRefresh(failure, replay);
      if (next === 'again') {
        replay = 'lost response';
        state.emit({ type: 'replay' });
        continue;
      }
      if (next === 'fail') throw failure;
      const isForgotten = await forgetRefreshToken(work, reasonOf(failure.error));
      if (!isForgotten || state.mayReacquire || lease.restart) return undefined;
      throw reauthentication(descriptor, error);
    }
    return receive(work, 'refresh', set);
  }
}

async function acquire(work: LeaseWork): Promise<AccessToken | undefined> {
  const { state, credentials } = work;
  const late = (set: TokenSet) => commitResponse(work, 'acquire', set);
  const set = await state.acquire(credentials, late, () => markSent(work, 'acquire'));
  return set && receive(work, 'acquire', set);
}

/** Marks a request as sent, right before it is. Returns whether it may be. */
async function markSent(
  { state, store, owner, lease: { epoch, version, fence } }: LeaseWork,
  request: RequestKind,
  replay?: SendStep['replay'],
): Promise<boolean> {
  const marking = state.now();
  const step = { owner, fence, seen: { epoch, version }, request, replay };
  if ((await store.markSent(state.grant.cacheKey, step)) === 'stale') return false;
  const { hardTimeoutMs } = store;
  return maySend(marking, state.now(), { hardTimeoutMs, timeoutMs: state.timeoutMs });
}

async function receive(work: LeaseWork, kind: RequestKind, set: TokenSet): Promise<AccessToken | undefined> {
  const token = await commitResponse(work, kind, set);
  if (token) work.state.announce(kind, token, set);
  return token;
}

/** Commits what a response brought, with what the previous token leaves in force. */
function commitResponse(work: LeaseWork, kind: RequestKind, set: TokenSet): Promise<AccessToken | undefined> {
  const { state } = work;
  const { issuedAt, refreshLifetimeMs, refreshToken, scope, ...rest } = set;
  const before = kind === 'refresh' ? state.stored : undefined;
  const leftBefore = before?.refreshLeftMs === undefined ? undefined : before.refreshLeftMs - state.ageMs();
  const left = refreshToken === undefined ? leftBefore : refreshLifetimeMs;
  const next = state.grant.refresh && (refreshToken ?? before?.refreshToken);
  const granted = scope ?? before?.scope;
  const token = {
    ...rest,
    ...(granted !== undefined && { scope: granted }),
    ...(next !== undefined && { refreshToken: next, ...(left !== undefined && { refreshLeftMs: left }) }),
  };
  return commit(work, token, Math.max(0, state.clock.now() - issuedAt));
}

/**
 * The server no longer takes the refresh token: the record goes on without it. Returns false if a newer one was stored
 * meanwhile, which stays.
 */
async function forgetRefreshToken(work: LeaseWork, reason: FailureReason | undefined): Promise<boolean> {
  const { state, store, lease } = work;
  const found = await store.read(state.grant.cacheKey);
  if (found && (found.epoch !== lease.epoch || found.version !== lease.version)) return false;
  if (!state.stored) return true;
  const { refreshToken: _, refreshLeftMs: __, ...token } = state.stored;
  return (await commit(work, token, state.ageMs(), { reason })) !== undefined;
}

/**
 * Stores a token, and only then makes it the current one.
 *
 * @returns the token; undefined if a newer version was adopted in its place, which may be of no use to callers
 */
async function commit(
  { state, cursor, store, lease, owner, credentials }: LeaseWork,
  token: StoredToken,
  ageMs: number,
  forgets?: CommitStep['forgets'],
): Promise<AccessToken | undefined> {
  const { cacheKey } = state.grant;
  const { fence, epoch } = lease;
  const { fingerprint } = credentials;
  const seen = { epoch, version: lease.version };
  let snapshot: Snapshot = { epoch, version: lease.version + 1, fence, token, ageMs };
  let own = true;
  for (let attempt = 1; attempt <= COMMIT_ATTEMPTS; attempt++) {
    try {
      const result = await store.commit(cacheKey, { owner, fence, seen, token, ageMs, fingerprint, forgets });
      if (result.is === 'superseded') {
        ({ snapshot } = result);
        own = false;
      }
      break;
    } catch {
      // This may be the only copy: it is used, and given back to the store when that can be reached again.
      await new Promise<void>(resolve => void state.clock.after(attempt * COMMIT_PAUSE_MS, resolve));
    }
  }
  await cursor.adopt(snapshot, store, own && !forgets);
  if (!forgets && !own && state.token) state.emit({ type: 'superseded', tokenId: state.token.id });
  return own ? state.token : undefined;
}

/** Renews the lease each third of its time until stopped. If it was lost, the next step shows it. */
function renewLease({ state, store, owner, lease }: LeaseWork): () => void {
  let cancel = () => {};
  const next = () => {
    cancel = state.clock.after(
      store.leaseMs / 3,
      () => {
        store.renew(state.grant.cacheKey, { owner, fence: lease.fence }).catch(() => {});
        next();
      },
      { background: true },
    );
  };
  next();
  return () => cancel();
}
