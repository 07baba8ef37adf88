import { type Setting, TIMES, type TokenRequest, type TokenTruth, type World } from './world.js';

/** Whether the server may still process a request, or its process still get the response in time. */
function isUnderWay({ is, isLate, isCounted }: TokenRequest): boolean {
  return is === 'sent' || (is === 'responded' && !isLate && !isCounted);
}

/**
 * Returns the promise that a request breaks by being sent, and how often a refresh token was spent twice. What a store loses
 * can cost one such use each time: it forgets that the token was sent, or which one came in its place.
 */
export function afterSend(
  setting: Setting,
  world: World,
  request: TokenRequest,
): { readonly spentTwice: number; readonly violation?: string | undefined } {
  const again = sentAgain(setting, world, request);
  const spentTwice = world.spentTwice + (again ? 1 : 0);
  const lost = (setting.loses?.times ?? 0) - world.losses;
  if (again && spentTwice > lost) return { spentTwice, violation: again };
  return { spentTwice, violation: sentByTooMany(setting, world, request, lost) };
}

/**
 * No refresh token is sent twice. The exceptions: the request before broke, which its own process may repeat at once, or
 * another process after the hard time-out where only a person could help.
 */
function sentAgain({ grant }: Setting, world: World, request: TokenRequest): string | undefined {
  const { spends, replay, lease } = request;
  const token = world.tokens.find(({ id }) => id === spends);
  if (!token || !grant.rotates || token.sent === 0) return undefined;
  const again = 'a refresh token is sent again';
  if (world.requests.some(each => each.spends === spends && isUnderWay(each)))
    return `${again} while a request with it is under way`;
  // There is nothing left to lose.
  if (token.isRevoked) return undefined;
  if (!replay) return `${again} as if it had never been sent`;
  if (token.broken < token.sent) return `${again} although no request with it broke`;
  if (token.lastFence === lease.fence) return undefined;
  if (grant.mayReacquire) return `${again} where another grant is left`;
  if (token.closedMs > 0) return `${again} before the hard time-out`;
  return undefined;
}

/** One request at a time where something can be lost for good, and two where nothing can. */
function sentByTooMany(
  { grant }: Setting,
  { requests }: World,
  { lease }: TokenRequest,
  lost: number,
): string | undefined {
  const { epoch, version } = lease;
  const others = requests.filter(
    each =>
      each.is === 'sent' &&
      each.sender !== '' &&
      each.lease.version === version &&
      each.lease.epoch === epoch,
  );
  const most = (grant.rotates && !grant.mayReacquire ? 1 : 2) + lost;
  return others.length < most ? undefined : `${others.length + 1} requests are under way for one version`;
}

export function countSending(world: World, request: TokenRequest): World {
  const sent = { ...world, requests: [...world.requests, request] };
  return withToken(sent, request.spends, token => ({
    ...token,
    sent: token.sent + 1,
    lastFence: request.lease.fence,
    closedMs: TIMES.hardTimeoutMs,
  }));
}

/** Counts a request as broken, once. */
export function countBroken(world: World, request: TokenRequest, more: Partial<TokenRequest> = {}): World {
  const broken = { ...request, ...more, isCounted: true };
  const requests = world.requests.map(each => (each === request ? broken : each));
  const next = { ...world, requests };
  if (request.isCounted) return next;
  return withToken(next, request.spends, token => ({ ...token, broken: token.broken + 1 }));
}

export function withToken(
  world: World,
  id: number | undefined,
  next: (token: TokenTruth) => TokenTruth,
): World {
  return { ...world, tokens: world.tokens.map(each => (each.id === id ? next(each) : each)) };
}

/** Returns the promise that is broken by what a step did. */
export function afterStep(setting: Setting, before: World, after: World): string | undefined {
  return (
    overwritten(before, after) ??
    (after.losses < (setting.loses?.times ?? 0) ? undefined : unlike(after)) ??
    (setting.grant.mayReacquire ? undefined : needlessLogin(before, after))
  );
}

/** Whoever knows the stored version has the token of that version. */
function unlike({ record, processes }: World): string | undefined {
  const other = processes.find(
    ({ seen, token }) =>
      record?.epoch === seen?.epoch &&
      record?.version === seen?.version &&
      record?.fence === seen?.fence &&
      (record?.payload?.id !== token?.id || record?.payload?.refresh !== token?.refresh),
  );
  return other && 'a process has another token than the store for the same version';
}

/** No login is asked for while the store has a refresh token that works. */
function needlessLogin(before: World, { processes, record, tokens }: World): string | undefined {
  const isNew = processes.some(
    ({ run }, i) =>
      run.at === 'ending' && run.failure?.kind === 'grant' && before.processes[i]?.run.at !== 'ending',
  );
  const { payload } = record ?? {};
  if (!isNew || !payload?.refresh) return undefined;
  const truth = tokens.find(({ id }) => id === payload.id);
  const works = truth && !truth.isRevoked && !truth.isUsed;
  return works ? 'a login is asked for although the store has a refresh token that works' : undefined;
}

function overwritten({ tokens, record: from }: World, { record: to }: World): string | undefined {
  if (from === to || !from) return undefined;
  if (!to) return 'the record is gone';
  if (from.epoch === to.epoch && to.version < from.version) return 'the version goes back';
  const [before, after] = [from.payload, to.payload];
  if (!before || !after) return undefined;
  if (after.id < before.id) return 'a token is overwritten by an older one';
  const lost = after.id === before.id && before.refresh && !after.refresh;
  const truth = tokens.find(({ id }) => id === after.id);
  if (lost && truth && !truth.isRevoked && !truth.isUsed) return 'a refresh token that works is forgotten';
  return undefined;
}
