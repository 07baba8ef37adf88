import type { Processes } from '../../src/stores/record/record.js';
import {
  adopted,
  type Change,
  change,
  type Going,
  hasGone,
  idle,
  isServed,
  type Owned,
  onward,
  saved,
} from './going.js';
import { afterSend, countSending } from './promises.js';
import { forget } from './responses.js';
import {
  FINGERPRINT,
  NOW,
  type Process,
  type Setting,
  TIMEOUT_MS,
  TIMES,
  type TokenRequest,
  type World,
} from './world.js';

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
    case 'leaving':
      return leave(go, run);
    case 'idle':
    case 'requesting':
      return undefined;
  }
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
    return change(go, 'was stopped for too long, and does not send', {
      at: 'leaving',
      owner,
      lease,
      request,
    });
  if (request.is === 'refresh' && hasGone(process, lease))
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

function end(go: Going, { owner, lease, failure }: Owned<'ending'>): Change {
  const { setting, world } = go;
  const { rules } = setting;
  const { fence, failures } = lease;
  const pauseMs = failure?.kind === 'credential' ? 900_000 : 1_000 * 2 ** Math.min(failures, 2);
  const record = failure
    ? rules.fail(world.record, { owner, fence, fingerprint: FINGERPRINT, ...failure, pauseMs }, NOW)
    : rules.release(world.record, { owner, fence });
  const label = failure
    ? `reports its failure (${failure.kind}, ${failure.outcome})`
    : 'gives its lease back';
  return change({ ...go, world: saved(world, record) }, label, idle);
}

/** Nothing was sent under this mark, and so nothing is waited for; what was sent before may have been carried out. */
function leave(go: Going, { owner, lease, request }: Owned<'leaving'>): Change {
  const { setting, world } = go;
  const mayBeSpent = request.is === 'refresh' && request.wasSent && setting.grant.rotates;
  const outcome = mayBeSpent ? ('unknown' as const) : undefined;
  const record = setting.rules.release(world.record, { owner, fence: lease.fence, outcome });
  const next = { ...go, world: saved(world, record) };
  return change(next, 'gives its lease back', onward(next, owner));
}
