import type { AccessToken, ResolvedCredentials, TokenRequestContext, TokenSet } from '@token-clients/runtime';
import type { Custody } from './custody.js';
import { hammerGuardMs } from './failure-policy.js';
import { mayReacquire, rotates } from './grant-facts.js';
import type { Holding } from './holding.js';
import { after, isPast, mayReuse } from './lifecycle.js';
import { acquire, type Keep, request } from './request.js';
import type {
  CommitStep,
  FailureReason,
  Lease,
  SendStep,
  Snapshot,
  Store,
  StoredToken,
} from './stores/store.js';
import {
  failureOf,
  heldBack,
  reasonOf,
  reauthentication,
  TokenRequestFailure,
} from './token-request-failure.js';

/** One lease and what is needed to use it. */
export interface LeaseWork {
  readonly custody: Custody;
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
  const { custody, lease } = work;
  const { descriptor } = custody.holding.grant;
  const stop = keepLease(work);
  try {
    const refreshToken = custody.refreshToken();
    const mayBeSpent = rotates(descriptor) && lease.suspect;
    const reacquire = mayReacquire(descriptor);
    if (refreshToken === undefined) {
      if (!reacquire && lease.version > 0 && !lease.restart) throw reauthentication(descriptor, lease.reason);
      return await acquireUnder(work);
    }
    // The last request that used it got no response, so it may be spent: another grant is safe.
    if (mayBeSpent && reacquire) return await acquireUnder(work);
    if (mayBeSpent && lease.replays > 0) waitForExpiry(custody.holding);
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
function waitForExpiry(holding: Holding): void {
  const { grant, life, random, lastError } = holding;
  const now = holding.now();
  if (!mayReuse(life, now)) return;
  const { expiry } = life.token ?? {};
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
  const { holding } = work.custody;
  const { grant, emit } = holding;
  const spend = grant.refresh;
  if (!spend) return undefined;
  const oneTime = rotates(grant.descriptor);
  let replay = asReplay;
  for (;;) {
    const marking = holding.now();
    if ((await store.markSent(grant.cacheKey, { ...step(work, 'refresh'), replay })) === 'refused')
      return undefined;
    // If this process was suspended after `markSent`, another one may have given up on it and used the token.
    if (isPast(after(marking, store.hardTimeoutMs - holding.timeoutMs), holding.now())) return undefined;
    try {
      const run = (context: TokenRequestContext) => spend(credentials, refreshToken, context);
      return await request(holding, 'refresh', run, keepFor(work, 'refresh'));
    } catch (error) {
      if (error === holding.abandoning.reason) throw error;
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
  const { holding } = work.custody;
  const found = await store.read(holding.grant.cacheKey);
  if (found && (found.epoch !== lease.epoch || found.version !== lease.version)) return;
  if (!holding.stored) return;
  const { refreshToken: _, refreshLeftMs: __, ...token } = holding.stored;
  await commit(work, token, holding.ageMs(), { reason });
}

function acquireUnder(work: LeaseWork): Promise<AccessToken | undefined> {
  const { store, credentials } = work;
  const { holding } = work.custody;
  const { cacheKey } = holding.grant;
  return acquire(
    holding,
    credentials,
    keepFor(work, 'acquire'),
    async () => (await store.markSent(cacheKey, step(work, 'acquire'))) === 'ok',
  );
}

function keepFor(work: LeaseWork, exchange: 'acquire' | 'refresh'): Keep {
  const { holding } = work.custody;
  return set => {
    const token = storedToken(work.custody, set, exchange);
    return commit(work, token, Math.max(0, holding.clock.now() - set.issuedAt));
  };
}

/** Stores first, then uses. The token that counts afterwards; undefined if there is none any more. */
async function commit(
  work: LeaseWork,
  token: StoredToken,
  ageMs: number,
  forgets?: CommitStep['forgets'],
): Promise<AccessToken | undefined> {
  const { custody, store, lease, owner, credentials } = work;
  const { holding } = custody;
  const { cacheKey } = holding.grant;
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
      await new Promise<void>(resolve => void holding.clock.after(attempt * COMMIT_PAUSE_MS, resolve));
    }
  }
  await custody.adopt(snapshot, store, own);
  if (!forgets && !own && holding.token) holding.emit({ type: 'superseded', tokenId: holding.token.id });
  return holding.token;
}

/** What the answer brought, with what stays in force of the token before. */
function storedToken({ holding }: Custody, set: TokenSet, exchange: 'acquire' | 'refresh'): StoredToken {
  const { issuedAt, refreshLifetimeMs, refreshToken, scope, ...rest } = set;
  const before = exchange === 'refresh' ? holding.stored : undefined;
  const keptLeft = before?.refreshLeftMs === undefined ? undefined : before.refreshLeftMs - holding.ageMs();
  const left = refreshToken === undefined ? keptLeft : refreshLifetimeMs;
  const next = holding.grant.refresh && (refreshToken ?? before?.refreshToken);
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
function keepLease({ custody, store, owner, lease }: LeaseWork): () => void {
  const { holding } = custody;
  let cancel = () => {};
  const next = () => {
    cancel = holding.clock.after(
      store.leaseMs / 3,
      () => {
        store.renew(holding.grant.cacheKey, { owner, fence: lease.fence }).catch(() => {});
        next();
      },
      { background: true },
    );
  };
  next();
  return () => cancel();
}
