import {
  adopted,
  type Change,
  change,
  type Going,
  hasGone,
  idle,
  type Owned,
  onward,
  saved,
  withProcess,
} from './going.js';
import {
  FINGERPRINT,
  type HeldLease,
  type HowFailed,
  NOW,
  type Process,
  type Run,
  type Setting,
  type StoredPair,
  type TokenRequest,
  type World,
} from './world.js';

/** The server no longer accepts the refresh token: the record goes on without it, unless another request was faster. */
export function forget(go: Going, { owner, lease }: Owned<'forgetting'>): Change {
  const { setting, process } = go;
  if (hasGone(process, lease)) return change(go, 'has got the late response', onward(go, owner));
  const token = process.token && { ...process.token, refresh: false };
  const { next, isOwn } = token ? committed(go, owner, lease, token, true) : { next: go, isOwn: true };
  const mayGoOn = !isOwn || setting.grant.mayReacquire || lease.restart;
  const run: Run = mayGoOn
    ? onward(next, owner)
    : { at: 'ending', owner, lease, failure: { kind: 'grant', outcome: 'known' } };
  return change(next, 'forgets the refresh token', run);
}

/** Commits a token, and adopts it or the one that was stored meanwhile. */
function committed(
  go: Going,
  owner: string,
  lease: HeldLease,
  token: StoredPair,
  forgets = false,
): { readonly next: Going; readonly isOwn: boolean } {
  const { setting, world, process } = go;
  const { fence, epoch } = lease;
  const { seen } = process;
  const version = seen?.epoch === epoch && seen.fence === fence ? seen.version : lease.version;
  const step = { owner, fence, seen: { epoch, version }, ageMs: 0, fingerprint: FINGERPRINT };
  const forgotten = forgets ? { forgets: { reason: undefined } } : {};
  const { record, result } = setting.rules.commit(world.record, { ...step, ...forgotten }, token, NOW);
  const after = saved(world, record);
  const isOwn = result !== 'adopt';
  const now = isOwn ? { seen: { epoch, version: version + 1, fence }, token } : adopted(after);
  return { next: { ...go, world: after, process: { ...process, ...now } }, isOwn };
}

/** A response arrived, or the request broke: what its process does at once. */
export function receive(
  setting: Setting,
  world: World,
  index: number,
  { owner, lease, request, brings, isLate, replay }: TokenRequest,
): World {
  const process = world.processes[index] as Process;
  const go = { setting, world, index, process };
  const { run } = process;
  if (brings && 'id' in brings) {
    const { next, isOwn } = committed(go, owner, lease, brings);
    // A late response ends a wait, but no step that is under way.
    const isAsking = run.at === 'asking' || !isLate;
    const then = isAsking && 'owner' in run ? (isOwn && !isLate ? idle : onward(next, run.owner)) : run;
    // Late responses to earlier requests under this lease are dropped.
    const requests = next.world.requests.filter(
      each => isLate || each.owner !== owner || each.lease.fence !== lease.fence,
    );
    return withProcess({ ...next.world, requests }, index, { ...next.process, run: then });
  }
  if (isLate || run.at !== 'requesting') return world;
  const unknown = request === 'refresh' && setting.grant.rotates ? 'unknown' : 'known';
  const failure: HowFailed = brings ?? { kind: 'transient', outcome: unknown };
  return withProcess(world, index, { ...process, run: afterFailure(go, run, failure, replay) });
}

function afterFailure(
  { setting, world, index, process }: Going,
  { owner, lease, request }: Owned<'requesting' | 'leased'>,
  failure: HowFailed,
  replay: TokenRequest['replay'],
): Run {
  if (request.is === 'acquire') return { at: 'ending', owner, lease, failure };
  const next = setting.rules.afterFailedRefresh(failure, replay);
  if (next === 'again')
    return { at: 'leased', owner, lease, request: { ...request, replay: 'lost response', wasSent: true } };
  if (next === 'fail') return { at: 'ending', owner, lease, failure };
  const { record } = world;
  const isStored = !record || (record.epoch === lease.epoch && record.version === lease.version);
  return isStored ? { at: 'forgetting', owner, lease } : onward({ setting, world, index, process }, owner);
}
