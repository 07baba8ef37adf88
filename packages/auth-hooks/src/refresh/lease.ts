import type { AccessToken, TokenSet } from '@token-clients/runtime';
import { hammerGuardMs } from '../lifecycle/failure-policy.js';
import { type Instant, mayReuse } from '../lifecycle/lifecycle.js';
import type { SendStep } from '../stores/store.js';
import { commitOf, forgetRefreshToken } from './commit.js';
import { giveBackLease } from './end-lease.js';
import {
  failureOf,
  heldBack,
  type RequestKind,
  reasonOf,
  reauthentication,
  TokenRequestFailure,
} from './failures.js';
import {
  afterFailedRefresh,
  type GrantFacts,
  mayReplay,
  maySend,
  requestFor,
  spendsForGood,
} from './lease-policy.js';
import type { LeaseWork } from './lease-work.js';
import type { TokenState } from './token-state.js';

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
    const request = requestFor(lease, {
      ...grantFacts(state),
      ...(work.alone && { hasRefreshToken: false }),
    });
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
  let lost: { readonly failure: TokenRequestFailure; readonly at: Instant } | undefined;
  for (;;) {
    const replay = lost ? 'lost response' : asReplay;
    // The response to the request before may have come by now.
    if (!(await markSent(work, 'refresh', replay)) || work.kept > 0) return undefined;
    if (lost) {
      if (!mayReplay(lost.at, state.now(), state)) throw lost.failure;
      state.emit({ type: 'replay' });
    }
    const commit = commitOf(work, 'refresh');
    let set: TokenSet;
    try {
      work.mayBeSpent = rotates;
      set = await state.request('refresh', context => send(credentials, refreshToken, context), commit);
    } catch (error) {
      if (error === state.abandoning.reason) throw error;
      const failure = failureOf(error, grant, 'refresh', rotates);
      work.mayBeSpent = failure.outcome !== 'known';
      const next = afterFailedRefresh(failure, replay);
      if (next === 'again') {
        lost = { failure, at: state.now() };
        continue;
      }
      if (next === 'fail') throw failure;
      const isForgotten = await forgetRefreshToken(work, reasonOf(failure.error));
      if (!isForgotten || state.mayReacquire || lease.restart) return undefined;
      throw reauthentication(descriptor, error);
    }
    return announced(work, 'refresh', set, await commit(set));
  }
}

async function acquire(work: LeaseWork): Promise<AccessToken | undefined> {
  const { state, credentials } = work;
  const commit = commitOf(work, 'acquire');
  const set = await state.acquire(credentials, commit, () => markSent(work, 'acquire'));
  return set && announced(work, 'acquire', set, await commit(set));
}

/**
 * Marks a request as sent, right before it is. If this process was suspended meanwhile, other processes may have given up on
 * it, and used the refresh token or the code that it was about to send: then it must not.
 *
 * @returns whether the request may be sent
 */
async function markSent(
  work: LeaseWork,
  request: RequestKind,
  replay?: SendStep['replay'],
): Promise<boolean> {
  const { state, store, owner, lease } = work;
  const { epoch, version, fence } = lease;
  const { hardTimeoutMs } = store;
  const marking = state.now();
  const spends = spendsForGood(grantFacts(state));
  const step = { owner, fence, seen: { epoch, version }, request, replay, spends };
  if ((await store.markSent(state.grant.cacheKey, step)) === 'stale') return false;
  if (maySend(marking, state.now(), { hardTimeoutMs, timeoutMs: state.timeoutMs })) return true;
  await giveBackLease(work);
  return false;
}

function announced(
  { state }: LeaseWork,
  kind: RequestKind,
  set: TokenSet,
  token: AccessToken | undefined,
): AccessToken | undefined {
  if (token) state.announce(kind, token, set);
  return token;
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
