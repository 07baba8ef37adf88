import type { AccessToken, ResolvedCredentials, TokenSet } from '@token-clients/runtime';
import { withDeadline } from './deadline.js';
import { ExchangeFailure, reauthentication } from './exchange-failure.js';
import { hasFreshCredentials, mayReacquire, rotates } from './failure-policy.js';
import type { Holding } from './holding.js';
import type { Lease, SendStep, Snapshot, Store, StoredToken } from './stores/store.js';

/** One lease and what is needed to use it. */
export interface LeaseWork {
  readonly holding: Holding;
  readonly store: Store;
  readonly lease: Lease;
  readonly owner: string;
  readonly credentials: ResolvedCredentials;
  readonly timeoutMs: number;
}

/** A clock difference worth telling. */
const SKEW_MS = 60_000;
const COMMIT_ATTEMPTS = 3;
const COMMIT_PAUSE_MS = 100;

/**
 * Uses a lease: refreshes or acquires, and commits.
 *
 * @returns whether that brought a token; if not, the record moved on and `begin` has to be asked again
 * @throws ExchangeFailure when the request failed; the lease is then still held
 */
export async function useLease(work: LeaseWork): Promise<boolean> {
  const { holding, lease } = work;
  const { descriptor } = holding.grant;
  const stop = keepLease(work);
  try {
    const refreshToken = holding.refreshToken();
    const oneTime = rotates(descriptor);
    const reacquire = mayReacquire(descriptor);
    if (refreshToken === undefined) {
      if (!reacquire && lease.version > 0) throw reauthentication(descriptor, undefined);
      return await acquire(work);
    }
    // Its last use was never answered for: another grant is safe, sending it again is so only once, and soon.
    if (oneTime && lease.suspect && (reacquire || lease.replays > 0)) {
      if (!reacquire) throw reauthentication(descriptor, undefined);
      return await acquire(work);
    }
    return await refresh(work, refreshToken, oneTime);
  } finally {
    stop();
  }
}

async function refresh(work: LeaseWork, refreshToken: string, oneTime: boolean): Promise<boolean> {
  const { holding, store, lease, credentials } = work;
  const { grant, emit } = holding;
  let replay = oneTime && lease.suspect;
  for (;;) {
    if ((await store.markSent(grant.cacheKey, { ...step(work), replay })) === 'refused') return false;
    try {
      return await send(work, 'refresh', context => {
        if (!grant.refresh) throw new TypeError('a grant without refresh');
        return grant.refresh(credentials, refreshToken, context);
      });
    } catch (error) {
      const failure = ExchangeFailure.of(error, grant, 'refresh', oneTime);
      if (failure.outcome === 'unknown' && !replay && lease.replays === 0) {
        // At once, because servers that forgive a lost reply do so for seconds only.
        replay = true;
        emit({ type: 'replay' });
        continue;
      }
      if (failure.kind !== 'grant') throw failure;
      await forgetRefreshToken(work);
      if (mayReacquire(grant.descriptor)) return false;
      throw reauthentication(grant.descriptor, error);
    }
  }
}

/** The server no longer takes the refresh token. Unless a sibling has a newer one, the record goes on without it. */
async function forgetRefreshToken(work: LeaseWork): Promise<void> {
  const { holding, store, lease } = work;
  const found = await store.read(holding.grant.cacheKey);
  if (found && (found.epoch !== lease.epoch || found.version !== lease.version)) return;
  if (!holding.stored) return;
  const { refreshToken: _, refreshLeftMs: __, ...token } = holding.stored;
  await commit(work, token, holding.ageMs(), false);
}

async function acquire(work: LeaseWork): Promise<boolean> {
  const { holding, store } = work;
  const { grant } = holding;
  let { credentials } = work;
  for (let renewed = false; ; renewed = true) {
    if ((await store.markSent(grant.cacheKey, step(work))) === 'refused') return false;
    try {
      return await send(work, 'acquire', context => grant.acquire(credentials, context));
    } catch (error) {
      const failure = ExchangeFailure.of(error, grant, 'acquire', false);
      const mayBeStale = failure.kind === 'grant' || failure.kind === 'request';
      // RFC 8693: a subject token may have died between its making and its use. A new one, once.
      if (!mayBeStale || renewed || !hasFreshCredentials(grant.descriptor)) throw failure;
      credentials = await grant.resolve();
    }
  }
}

/** One request under the lifecycle's own deadline, and what it brought into the store. */
async function send(
  work: LeaseWork,
  exchange: 'acquire' | 'refresh',
  run: Parameters<typeof withDeadline<TokenSet>>[3],
): Promise<boolean> {
  const { holding, timeoutMs } = work;
  const { grant, clock, emit } = holding;
  const operation = (grant.descriptor[exchange] ?? grant.descriptor.acquire).operation.name;
  const started = clock.monotonic();
  const keep = (set: TokenSet) => {
    const token = storedToken(holding, set, exchange);
    return commit(work, token, Math.max(0, clock.now() - set.issuedAt), true);
  };
  const set = await withDeadline(operation, timeoutMs, clock, run, late => void keep(late).catch(() => {}));
  const token = await keep(set);
  if (!token) return false;
  const durationMs = clock.monotonic() - started;
  emit({ type: exchange, tokenId: token.id, durationMs, expiresAt: token.expiresAt });
  if (set.lifetimeFrom === 'unreadable')
    emit({ type: 'lifetime', tokenId: token.id, usedMs: set.lifetimeMs });
  if (Math.abs(set.clockOffsetMs ?? 0) >= SKEW_MS) emit({ type: 'skew', offsetMs: set.clockOffsetMs ?? 0 });
  return true;
}

/** Stores first, then uses. The token that counts afterwards; undefined if there is none any more. */
async function commit(
  work: LeaseWork,
  token: StoredToken,
  ageMs: number,
  exchanged: boolean,
): Promise<AccessToken | undefined> {
  const { holding, store, lease, owner, credentials } = work;
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
  await holding.adopt(snapshot, store, own);
  if (exchanged && !own && holding.token) holding.emit({ type: 'superseded', tokenId: holding.token.id });
  return holding.token;
}

/** What the answer brought, with what stays in force of the token before. */
function storedToken(holding: Holding, set: TokenSet, exchange: 'acquire' | 'refresh'): StoredToken {
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
function keepLease({ holding, store, owner, lease }: LeaseWork): () => void {
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
