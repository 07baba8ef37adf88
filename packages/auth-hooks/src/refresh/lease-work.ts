import type { AccessToken, ResolvedCredentials, TokenRequestContext, TokenSet } from '@token-clients/runtime';
import { hammerGuardMs } from '../lifecycle/failure-policy.js';
import { mayReacquire, rotates } from '../lifecycle/grant-facts.js';
import { after, isPast, mayReuse } from '../lifecycle/lifecycle.js';
import type {
  CommitStep,
  FailureReason,
  Lease,
  SendStep,
  Snapshot,
  Store,
  StoredToken,
} from '../stores/store.js';
import { acquire, type Keep, request } from './request.js';
import type { StoreCursor } from './store-cursor.js';
import {
  failureOf,
  heldBack,
  reasonOf,
  reauthentication,
  TokenRequestFailure,
} from './token-request-failure.js';
import type { TokenState } from './token-state.js';

/** One lease and what is needed to use it. */
export interface LeaseWork {
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
 * @returns the token; undefined: the record moved on, and `begin` has to be asked again
 * @throws TokenRequestFailure when the request failed; the lease is then still held
 */
export async function useLease(work: LeaseWork): Promise<AccessToken | undefined> {
  const { cursor, lease } = work;
  const { descriptor } = cursor.state.grant;
  const stop = keepLease(work);
  try {
    const refreshToken = cursor.refreshToken();
    const mayBeSpent = rotates(descriptor) && lease.suspect;
    const reacquire = mayReacquire(descriptor);
    if (refreshToken === undefined) {
      if (!reacquire && lease.version > 0 && !lease.restart) throw reauthentication(descriptor, lease.reason);
      return await acquireUnder(work);
    }
    // The last request that used it got no response, so it may be spent: another grant is safe.
    if (mayBeSpent && reacquire) return await acquireUnder(work);
    if (mayBeSpent && lease.replays > 0) waitForExpiry(cursor.state);
    const again = lease.replays > 0 ? 'last resort' : 'lost reply';
    return await refresh(work, refreshToken, mayBeSpent ? again : undefined);
  } finally {
    stop();
  }
}

/**
 * Nothing but a person could replace a refresh token that may be spent. To send it a third time can end the login at
 * once, with the access token that is still good; after its end, the worst response is the login that is due anyway.
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
  const { store, lease, credentials } = work;
  const { state } = work.cursor;
  const { grant, emit } = state;
  const spend = grant.refresh;
  if (!spend) return undefined;
  const oneTime = rotates(grant.descriptor);
  let replay = asReplay;
  for (;;) {
    const marking = state.now();
    if ((await store.markSent(grant.cacheKey, { ...step(work, 'refresh'), replay })) === 'stale')
      return undefined;
    // If this process was suspended after `markSent`, another one may have given up on it and used the token.
    if (isPast(after(marking, store.hardTimeoutMs - state.timeoutMs), state.now())) return undefined;
    try {
      const run = (context: TokenRequestContext) => spend(credentials, refreshToken, context);
      return await request(state, 'refresh', run, keepFor(work, 'refresh'));
    } catch (error) {
      if (error === state.abandoning.reason) throw error;
      const failure = failureOf(error, grant, 'refresh', oneTime);
      if (failure.outcome !== 'known' && !replay) {
        // At once, because servers that forgive a lost reply do so for seconds only.
        replay = 'lost reply';
        emit({ type: 'replay' });
        continue;
      }
      if (failure.kind !== 'grant') throw failure;
      await forgetRefreshToken(work, reasonOf(failure.error));
      if (mayReacquire(grant.descriptor) || lease.restart) return undefined;
      throw reauthentication(grant.descriptor, error);
    }
  }
}

/** The server no longer takes the refresh token. Unless a sibling has a newer one, the record goes on without it. */
async function forgetRefreshToken(work: LeaseWork, reason: FailureReason | undefined): Promise<void> {
  const { store, lease } = work;
  const { state } = work.cursor;
  const found = await store.read(state.grant.cacheKey);
  if (found && (found.epoch !== lease.epoch || found.version !== lease.version)) return;
  if (!state.stored) return;
  const { refreshToken: _, refreshLeftMs: __, ...token } = state.stored;
  await commit(work, token, state.ageMs(), { reason });
}

function acquireUnder(work: LeaseWork): Promise<AccessToken | undefined> {
  const { store, credentials } = work;
  const { state } = work.cursor;
  const { cacheKey } = state.grant;
  return acquire(
    state,
    credentials,
    keepFor(work, 'acquire'),
    async () => (await store.markSent(cacheKey, step(work, 'acquire'))) === 'ok',
  );
}

function keepFor(work: LeaseWork, exchange: 'acquire' | 'refresh'): Keep {
  const { state } = work.cursor;
  return set => {
    const token = storedToken(work.cursor, set, exchange);
    return commit(work, token, Math.max(0, state.clock.now() - set.issuedAt));
  };
}

/** Stores first, then uses. The token that counts afterwards; undefined if there is none any more. */
async function commit(
  work: LeaseWork,
  token: StoredToken,
  ageMs: number,
  forgets?: CommitStep['forgets'],
): Promise<AccessToken | undefined> {
  const { cursor, store, lease, owner, credentials } = work;
  const { state } = cursor;
  const { cacheKey } = state.grant;
  const { fence, epoch } = lease;
  const { fingerprint } = credentials;
  const seen = { epoch, version: lease.version };
  let snapshot: Snapshot = { epoch, version: lease.version + 1, fence, token, ageMs };
  let own = forgets === undefined;
  for (let attempt = 1; attempt <= COMMIT_ATTEMPTS; attempt++) {
    try {
      const answer = await store.commit(cacheKey, { owner, fence, seen, token, ageMs, fingerprint, forgets });
      if (answer.is === 'superseded') {
        ({ snapshot } = answer);
        own = false;
      }
      break;
    } catch {
      // This may be the only copy: it is used, and given back to the store when that can be reached again.
      await new Promise<void>(resolve => void state.clock.after(attempt * COMMIT_PAUSE_MS, resolve));
    }
  }
  await cursor.adopt(snapshot, store, own);
  if (!forgets && !own && state.token) state.emit({ type: 'superseded', tokenId: state.token.id });
  return state.token;
}

/** What the answer brought, with what stays in force of the token before. */
function storedToken({ state }: StoreCursor, set: TokenSet, exchange: 'acquire' | 'refresh'): StoredToken {
  const { issuedAt, refreshLifetimeMs, refreshToken, scope, ...rest } = set;
  const before = exchange === 'refresh' ? state.stored : undefined;
  const keptLeft = before?.refreshLeftMs === undefined ? undefined : before.refreshLeftMs - state.ageMs();
  const left = refreshToken === undefined ? keptLeft : refreshLifetimeMs;
  const next = state.grant.refresh && (refreshToken ?? before?.refreshToken);
  const granted = scope ?? before?.scope;
  return {
    ...rest,
    ...(granted !== undefined && { scope: granted }),
    ...(next !== undefined && { refreshToken: next, ...(left !== undefined && { refreshLeftMs: left }) }),
  };
}

function step({ owner, lease }: LeaseWork, request: SendStep['request']): SendStep {
  const seen = { epoch: lease.epoch, version: lease.version };
  return { owner, fence: lease.fence, seen, request };
}

/** Renews each third of the lease until stopped. That it was lost shows at the next step. */
function keepLease({ cursor, store, owner, lease }: LeaseWork): () => void {
  const { state } = cursor;
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
