import type { AccessToken, TokenSet } from '@token-clients/runtime';
import type {
  CommitResult,
  CommitStep,
  FailureReason,
  Snapshot,
  Store,
  StoredToken,
} from '../stores/store.js';
import { waitFor } from '../timing.js';
import type { RequestKind } from './failures.js';
import type { LeaseWork } from './lease-work.js';
import { withoutRefreshToken } from './store-cursor.js';

/** So long callers wait for a response to be stored. Then its token is used, and storing it goes on behind them. */
const STORING_MS = 1_000;
/** Counted in slices: a process that was suspended meanwhile loses one of them, and still hears what the store says. */
const STORING_SLICES = 5;

/**
 * Returns what commits the response of the next request under a lease, in time or late. Where a newer response came first, it
 * stays, and the older one is dropped.
 */
export function commitOf(work: LeaseWork, kind: RequestKind) {
  const request = ++work.requests;
  return (set: TokenSet): Promise<AccessToken | undefined> => {
    if (request < work.kept) return Promise.resolve(undefined);
    work.kept = request;
    return inOrder(work, () => commit(work, ...tokenOf(work, kind, set)));
  };
}

/** Commits of one lease are made one after the other. */
function inOrder<Result>(work: LeaseWork, step: () => Promise<Result>): Promise<Result> {
  const done = work.storing.then(step);
  work.storing = done.catch(() => {});
  return done;
}

/** Returns the token that a response brought, with what the previous one leaves in force, and how old it is. */
function tokenOf({ state, alone }: LeaseWork, kind: RequestKind, set: TokenSet): [StoredToken, number] {
  const { issuedAt, refreshLifetimeMs, refreshToken, scope, ...rest } = set;
  const before = kind === 'refresh' ? state.stored : undefined;
  const leftBefore = before?.refreshLeftMs === undefined ? undefined : before.refreshLeftMs - state.ageMs();
  const left = refreshToken === undefined ? leftBefore : refreshLifetimeMs;
  const next = state.grant.refresh && !alone ? (refreshToken ?? before?.refreshToken) : undefined;
  const granted = scope ?? before?.scope;
  const token = {
    ...rest,
    ...(granted !== undefined && { scope: granted }),
    ...(next !== undefined && { refreshToken: next, ...(left !== undefined && { refreshLeftMs: left }) }),
  };
  return [token, Math.max(0, state.clock.now() - issuedAt)];
}

/**
 * The server no longer takes the refresh token: the record goes on without it. Returns false if a newer one was stored
 * meanwhile, which stays.
 */
export async function forgetRefreshToken(
  work: LeaseWork,
  reason: FailureReason | undefined,
): Promise<boolean> {
  const { state, store, lease } = work;
  const found = await store.read(state.grant.cacheKey).catch(() => undefined);
  if (found && (found.epoch !== lease.epoch || found.version !== lease.version)) return false;
  return inOrder(work, async () => {
    if (work.kept > 0) return false;
    if (!state.stored) return true;
    return (await commit(work, withoutRefreshToken(state.stored), state.ageMs(), { reason })) !== undefined;
  });
}

/**
 * Stores a token, and then makes it the current one. It may be the only copy of what it holds: if the store can't be
 * reached, it is used at once, and storing it goes on until the store takes it or has a newer one.
 *
 * @returns the token; undefined if a newer version was adopted in its place, which may be of no use to callers
 */
async function commit(
  work: LeaseWork,
  token: StoredToken,
  ageMs: number,
  forgets?: CommitStep['forgets'],
): Promise<AccessToken | undefined> {
  const { state, cursor, store, lease, owner, credentials, deliveries } = work;
  const { clock, grant } = state;
  const { fence, epoch } = lease;
  const { fingerprint } = credentials;
  const version = cursor.versionUnder(lease, store) ?? lease.version;
  const seen = { epoch, version };
  const own: Snapshot = { epoch, version: version + 1, fence, token, ageMs };
  const began = clock.monotonic();
  let isUsed = false;

  const send = async (to: Store) => {
    const age = ageMs + clock.monotonic() - began;
    const step = { owner, fence, seen, token, ageMs: age, fingerprint, forgets };
    const result = await to.commit(grant.cacheKey, step);
    if (isUsed) await settle(result);
    return result;
  };
  /** The store has taken what was used before, or has a newer token. */
  const settle = async (result: CommitResult) => {
    if (result.is === 'committed') state.emit({ type: 'repair', version: result.version });
    else if (cursor.isAt(own, store)) await adopt(result.snapshot);
  };
  const adopt = async (snapshot: Snapshot) => {
    await cursor.adopt(snapshot, store);
    if (!forgets && state.token) state.emit({ type: 'superseded', tokenId: state.token.id });
  };

  const first = send(store);
  let slices = STORING_SLICES;
  const patienceMs = () => (slices-- > 0 ? STORING_MS / STORING_SLICES : 0);
  const result = await waitFor(first, clock, patienceMs).catch(() => undefined);
  if (result?.is === 'superseded') {
    await adopt(result.snapshot);
    return undefined;
  }
  if (!result) {
    // A response that came late, after this source went on, is for the store to judge.
    if (cursor.isPast(seen, store)) return undefined;
    isUsed = true;
    deliveries.follow(first, store, send, () => cursor.isAt(own, store));
  }
  await cursor.adopt({ ...own, ageMs: ageMs + clock.monotonic() - began }, store, !forgets);
  return state.token;
}
