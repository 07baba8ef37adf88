import type { AccessToken, ExchangeContext, ResolvedCredentials, TokenSet } from '@token-clients/runtime';
import type { Custody } from './custody.js';
import { failureOf, reauthentication } from './exchange-failure.js';
import { mayReacquire, rotates } from './failure-policy.js';
import { after, isPast } from './lifecycle.js';
import { acquire, type Keep, request } from './request.js';
import type { Lease, SendStep, Snapshot, Store, StoredToken } from './stores/store.js';

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
 * @throws ExchangeFailure when the request failed; the lease is then still held
 */
export async function useLease(work: LeaseWork): Promise<AccessToken | undefined> {
  const { custody, lease } = work;
  const { descriptor } = custody.holding.grant;
  const stop = keepLease(work);
  try {
    const refreshToken = custody.refreshToken();
    const oneTime = rotates(descriptor);
    const reacquire = mayReacquire(descriptor);
    if (refreshToken === undefined) {
      if (!reacquire && lease.version > 0) throw reauthentication(descriptor, undefined);
      return await acquireUnder(work);
    }
    // Its last use was never answered for: another grant is safe, sending it again is so only once, and soon.
    if (oneTime && lease.suspect && (reacquire || lease.replays > 0)) {
      if (!reacquire) throw reauthentication(descriptor, undefined);
      return await acquireUnder(work);
    }
    return await refresh(work, refreshToken, oneTime);
  } finally {
    stop();
  }
}

async function refresh(
  work: LeaseWork,
  refreshToken: string,
  oneTime: boolean,
): Promise<AccessToken | undefined> {
  const { store, lease, credentials } = work;
  const { holding } = work.custody;
  const { grant, emit } = holding;
  const spend = grant.refresh;
  if (!spend) return undefined;
  let replay = oneTime && lease.suspect;
  for (;;) {
    const marking = holding.now();
    if ((await store.markSent(grant.cacheKey, { ...step(work), replay })) === 'refused') return undefined;
    // Asleep since the mark, this process would send a token that another one has taken for lost, and spent.
    if (isPast(after(marking, store.hardTimeoutMs - holding.timeoutMs), holding.now())) return undefined;
    try {
      const run = (context: ExchangeContext) => spend(credentials, refreshToken, context);
      return await request(holding, 'refresh', run, keepFor(work, 'refresh'));
    } catch (error) {
      const failure = failureOf(error, grant, 'refresh', oneTime);
      if (failure.outcome === 'unknown' && !replay && lease.replays === 0) {
        // At once, because servers that forgive a lost reply do so for seconds only.
        replay = true;
        emit({ type: 'replay' });
        continue;
      }
      if (failure.kind !== 'grant') throw failure;
      await forgetRefreshToken(work);
      if (mayReacquire(grant.descriptor)) return undefined;
      throw reauthentication(grant.descriptor, error);
    }
  }
}

/** The server no longer takes the refresh token. Unless a sibling has a newer one, the record goes on without it. */
async function forgetRefreshToken(work: LeaseWork): Promise<void> {
  const { store, lease } = work;
  const { holding } = work.custody;
  const found = await store.read(holding.grant.cacheKey);
  if (found && (found.epoch !== lease.epoch || found.version !== lease.version)) return;
  if (!holding.stored) return;
  const { refreshToken: _, refreshLeftMs: __, ...token } = holding.stored;
  await commit(work, token, holding.ageMs(), false);
}

function acquireUnder(work: LeaseWork): Promise<AccessToken | undefined> {
  const { store, credentials } = work;
  const { holding } = work.custody;
  const { cacheKey } = holding.grant;
  return acquire(
    holding,
    credentials,
    keepFor(work, 'acquire'),
    async () => (await store.markSent(cacheKey, step(work))) === 'ok',
  );
}

function keepFor(work: LeaseWork, exchange: 'acquire' | 'refresh'): Keep {
  const { holding } = work.custody;
  return set => {
    const token = storedToken(work.custody, set, exchange);
    return commit(work, token, Math.max(0, holding.clock.now() - set.issuedAt), true);
  };
}

/** Stores first, then uses. The token that counts afterwards; undefined if there is none any more. */
async function commit(
  work: LeaseWork,
  token: StoredToken,
  ageMs: number,
  exchanged: boolean,
): Promise<AccessToken | undefined> {
  const { custody, store, lease, owner, credentials } = work;
  const { holding } = custody;
  const { cacheKey } = holding.grant;
  const { fence, epoch } = lease;
  const { fingerprint } = credentials;
  const seen = { epoch, version: lease.version };
  let snapshot: Snapshot = { epoch, version: lease.version + 1, fence, token, ageMs };
  let own = exchanged;
  for (let attempt = 1; attempt <= COMMIT_ATTEMPTS; attempt++) {
    try {
      const answer = await store.commit(cacheKey, { owner, fence, seen, token, ageMs, fingerprint });
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
  if (exchanged && !own && holding.token) holding.emit({ type: 'superseded', tokenId: holding.token.id });
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

function step({ owner, lease }: LeaseWork): SendStep {
  return { owner, fence: lease.fence, seen: { epoch: lease.epoch, version: lease.version } };
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
