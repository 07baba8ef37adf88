import type { Processes, StoreRecord } from '../../src/stores/record/record.js';
import { afterLogin, afterSend, countSending } from './promises.js';
import {
  FINGERPRINT,
  type HeldLease,
  type HowFailed,
  NOW,
  type Process,
  type Run,
  type Setting,
  type StoredPair,
  TIMEOUT_MS,
  TIMES,
  type TokenRequest,
  type World,
} from './world.js';

/** A step's label, the world after it, and the promise that it breaks. */
export interface Change {
  readonly label: string;
  readonly to: World;
  readonly violation?: string | undefined;
}

type Owned<At extends Run['at']> = Extract<Run, { at: At }>;

const idle: Run = { at: 'idle' };

export function withProcess(world: World, index: number, process: Process): World {
  return { ...world, processes: world.processes.map((each, i) => (i === index ? process : each)) };
}

/** Saves a record, and remembers the one before it. */
export function saved(world: World, record: StoreRecord<StoredPair> | undefined): World {
  return record === world.record ? world : { ...world, record, before: world.record };
}

/** Whether a process has a token that is good enough. */
export function isServed(world: World, { token }: Process): boolean {
  return token !== undefined && token.id > world.due;
}

/** Returns the one thing that this process does next; undefined: it waits for something. */
export function processStep(setting: Setting, world: World, index: number): Change | undefined {
  const process = world.processes[index] as Process;
  const { run } = process;
  const go = { setting, world, index, process };
  switch (run.at) {
    case 'asking':
      return ask(go, run);
    case 'restoring':
      return giveBack(go, run);
    case 'leased':
      return mark(go, run);
    case 'marked':
      return send(go, run);
    case 'forgetting':
      return forget(go, run);
    case 'ending':
      return end(go, run);
    case 'idle':
    case 'requesting':
      return undefined;
  }
}

interface Going {
  readonly setting: Setting;
  readonly world: World;
  readonly index: number;
  readonly process: Process;
}

function change(
  { world, index, process }: Going,
  label: string,
  run: Run,
  more: Partial<Process> = {},
): Change {
  return { label, to: withProcess(world, index, { ...process, ...more, run }) };
}

function factsOf({ setting: { grant }, process: { token } }: Going) {
  const { rotates, mayReacquire } = grant;
  return { rotates, mayReacquire, hasRefreshToken: token?.refresh === true };
}

/** What this process knows of others. */
function knownProcesses({ setting, world, process }: Going): Processes {
  return {
    own: process.name,
    stateOf(name) {
      const other = world.processes.find(each => each.name === name);
      if (setting.machines === 'many' || other?.isStopped) return 'unknown';
      return other ? 'running' : 'gone';
    },
  };
}

function adopted(world: World): Pick<Process, 'seen' | 'token'> {
  const { epoch, version, fence, payload } = world.record as StoreRecord<StoredPair>;
  return { seen: { epoch, version, fence }, token: payload ?? undefined };
}

function ask(go: Going, { owner }: Owned<'asking' | 'restoring'>): Change | undefined {
  const { setting, world, process } = go;
  const { rules, grant } = setting;
  const facts = factsOf(go);
  const spends = grant.hasRefreshTokens && rules.spendsForGood(facts);
  const step = { owner, seen: process.seen, fingerprint: FINGERPRINT, spends };
  const { record, result } = rules.begin(world.record, step, NOW, TIMES, knownProcesses(go));
  const next = { ...go, world: saved(world, record) };
  if (result === 'adopt') {
    const now = { ...process, ...adopted(next.world) };
    return change(
      next,
      'adopts the stored token',
      isServed(world, now) ? idle : { at: 'asking', owner },
      now,
    );
  }
  switch (result.is) {
    case 'behind':
      return change(next, 'learns that the store lost its token', { at: 'restoring', owner });
    case 'blocked':
      return change(next, `may not send now (${result.why})`, idle);
    case 'wait':
      return next.world === world ? undefined : change(next, 'waits', { at: 'asking', owner });
    case 'lease':
      break;
  }
  const { epoch, version, fence, failures, restart } = result;
  const lease = { epoch, version, fence, failures, restart };
  const request = rules.requestFor(result, facts);
  const label = `gets lease ${fence}${result.suspect ? ', suspect' : ''}`;
  if (request.is === 'reauthentication')
    return change(next, label, { at: 'ending', owner, lease, failure: { kind: 'grant', outcome: 'known' } });
  const isLastResort = request.is === 'refresh' && request.replay === 'last resort';
  if (isLastResort && (!world.isExpired || isServed(world, process)))
    return change(next, `${label}, and waits for the end of its access token`, {
      at: 'ending',
      owner,
      lease,
    });
  const sending = { ...request, ...(request.is === 'refresh' && { spends: process.token?.id }) };
  return change(next, label, { at: 'leased', owner, lease, request: sending });
}

/** The store lost what this process has. */
function giveBack(go: Going, { owner }: Owned<'restoring' | 'asking'>): Change {
  const { setting, world, process } = go;
  const { seen, token } = process;
  if (!seen) return change(go, 'has nothing to give back', { at: 'asking', owner });
  const { record, result } = setting.rules.restore(world.record, { ...seen, ageMs: 0 }, token ?? null, NOW);
  const next = { ...go, world: saved(world, record) };
  const changed = result === 'adopt' ? adopted(next.world) : {};
  const run = isServed(world, { ...process, ...changed }) ? idle : ({ at: 'asking', owner } as const);
  return change(next, result === 'adopt' ? 'adopts a newer token' : 'gives its token back', run, changed);
}

function mark(go: Going, { owner, lease, request }: Owned<'leased' | 'requesting'>): Change {
  const { setting, world } = go;
  const { epoch, version, fence } = lease;
  const replay = request.is === 'refresh' ? request.replay : undefined;
  const step = { owner, fence, seen: { epoch, version }, request: request.is, replay };
  const record = setting.rules.markSent(world.record, step, NOW, TIMES, knownProcesses(go));
  if (!record) return change(go, 'learns that its lease is lost', onward(go, owner));
  const label = `marks a request as sent (${replay ?? request.is})`;
  const run = { at: 'marked', owner, lease, request, sinceMs: 0 } as const;
  return change({ ...go, world: saved(world, record) }, label, run);
}

function send(go: Going, run: Owned<'marked'>): Change {
  const { setting, world, process } = go;
  const { owner, lease, request, sinceMs } = run;
  const then = { wall: sinceMs, monotonic: sinceMs };
  const limits = { hardTimeoutMs: TIMES.hardTimeoutMs, timeoutMs: TIMEOUT_MS };
  if (!setting.rules.maySend({ wall: 0, monotonic: 0 }, then, limits))
    return change(go, 'was stopped for too long, and does not send', onward(go, owner));
  const cameLate = process.seen?.epoch === lease.epoch && process.seen.version > lease.version;
  if (request.is === 'refresh' && cameLate)
    return change(go, 'has got the late response, and does not send', onward(go, owner));
  const sent: TokenRequest = {
    sender: process.name,
    owner,
    lease,
    request: request.is,
    ...(request.is === 'refresh' && { spends: request.spends, replay: request.replay }),
    sinceMs: 0,
    is: 'sent',
    isLate: false,
    isCounted: false,
  };
  const { spentTwice, violation } = afterSend(setting, world, sent);
  const next = { ...go, world: countSending({ ...world, spentTwice }, sent) };
  const label = request.is === 'refresh' ? `sends refresh token ${request.spends}` : 'sends its credentials';
  return { ...change(next, label, { at: 'requesting', owner, lease, request }), violation };
}

/** The server no longer accepts the refresh token: the record goes on without it, unless another request was faster. */
function forget(go: Going, { owner, lease }: Owned<'forgetting'>): Change {
  const { setting, process } = go;
  const token = process.token && { ...process.token, refresh: false };
  const { next, isOwn } = token ? committed(go, owner, lease, token, true) : { next: go, isOwn: true };
  const mayGoOn = !isOwn || setting.grant.mayReacquire || lease.restart;
  const run: Run = mayGoOn
    ? onward(next, owner)
    : { at: 'ending', owner, lease, failure: { kind: 'grant', outcome: 'known' } };
  return change(next, 'forgets the refresh token', run);
}

function end(go: Going, { owner, lease, failure }: Owned<'ending'>): Change {
  const { setting, world } = go;
  const { rules, grant } = setting;
  const { fence, failures } = lease;
  const outcome = grant.rotates ? ('unknown' as const) : undefined;
  const pauseMs = failure?.kind === 'credential' ? 900_000 : 1_000 * 2 ** Math.min(failures, 2);
  const record = failure
    ? rules.fail(world.record, { owner, fence, fingerprint: FINGERPRINT, ...failure, pauseMs }, NOW)
    : rules.release(world.record, { owner, fence, outcome });
  const label = failure
    ? `reports its failure (${failure.kind}, ${failure.outcome})`
    : 'gives its lease back';
  const to = change({ ...go, world: saved(world, record) }, label, idle);
  const violation = failure?.kind === 'grant' ? afterLogin(setting, world) : undefined;
  return { ...to, violation };
}

/** Goes on after the record changed: asks again, unless the token that was adopted meanwhile is good enough. */
function onward({ world, process }: Going, owner: string): Run {
  return isServed(world, process) ? idle : { at: 'asking', owner };
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
  const { fence, epoch, version } = lease;
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
    return withProcess(next.world, index, { ...next.process, run: then });
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
    return { at: 'leased', owner, lease, request: { ...request, replay: 'lost response' } };
  if (next === 'fail') return { at: 'ending', owner, lease, failure };
  const { record } = world;
  const isStored = !record || (record.epoch === lease.epoch && record.version === lease.version);
  return isStored ? { at: 'forgetting', owner, lease } : onward({ setting, world, index, process }, owner);
}
