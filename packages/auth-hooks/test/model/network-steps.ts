import { countBroken, withToken } from './promises.js';
import { receive } from './responses.js';
import { type HowFailed, type Setting, TIMEOUT_MS, type TokenRequest, type World } from './world.js';

/** What can happen to a request, and whether that is a fault. */
export interface NetworkStep {
  readonly label: string;
  readonly to: World;
  readonly isFault: boolean;
  readonly violation?: string | undefined;
}

/** Returns all that can happen to requests that are under way. */
export function networkSteps(setting: Setting, world: World): NetworkStep[] {
  return world.requests.flatMap(request => [
    ...(request.is === 'sent' ? atServer(setting, world, request) : []),
    ...atProcess(setting, world, request),
  ]);
}

function atServer(setting: Setting, world: World, request: TokenRequest): NetworkStep[] {
  const { sender, request: kind } = request;
  const name = `the server: ${kind}`;
  const processed = process(setting, world, request);
  const steps: NetworkStep[] = [{ ...processed, label: `${name} ${processed.label}`, isFault: false }];
  if (sender === '' || world.faults === 0) return steps;
  const fault = (label: string, from: World, sent: TokenRequest, more: Partial<TokenRequest>) =>
    steps.push({ label, to: countBroken(from, sent, more), isFault: true });
  const after = processed.request;
  fault(`the network loses the ${kind} request`, world, request, { is: 'broken' });
  fault(`the network loses the response to ${name.slice(12)}`, processed.to, after, { is: 'broken' });
  const brings: HowFailed = {
    kind: 'transient',
    outcome: kind === 'refresh' && setting.grant.rotates ? 'responded' : 'known',
  };
  const error = { is: 'responded', brings } as const;
  steps.push({
    label: `${name} gets error 503`,
    to: opened(countBroken(world, request, error), request),
    isFault: true,
  });
  if (kind === 'refresh')
    steps.push({
      label: `${name} gets error 503 after it was carried out`,
      to: opened(countBroken(processed.to, after, error), request),
      isFault: true,
    });
  return steps;
}

/** Once a response came, nothing is under way that has to be waited for. */
function opened(world: World, { spends }: TokenRequest): World {
  return withToken(world, spends, token => ({ ...token, closedMs: 0 }));
}

/** The server processes a request. */
function process(setting: Setting, world: World, request: TokenRequest) {
  const { spends, request: kind } = request;
  const done = (next: World, label: string, brings: TokenRequest['brings'], violation?: string) => {
    const after: TokenRequest = { ...request, is: 'responded', brings };
    const requests = next.requests.flatMap(each =>
      each !== request ? [each] : request.sender === '' ? [] : [after],
    );
    return { to: { ...next, requests }, request: after, label, violation };
  };
  if (setting.secret === 'wrong') {
    const rejections = world.rejections + 1;
    // What died with its process, or was lost on the way, was learned by no other.
    const unseen = setting.faults - world.faults;
    const violation = rejections > 2 + unseen ? 'a wrong secret reaches the server once more' : undefined;
    const brings = { kind: 'credential', outcome: 'known' } as const;
    return done({ ...world, rejections }, 'is rejected for its credentials', brings, violation);
  }
  const id = Math.max(0, world.due, ...world.tokens.map(token => token.id)) + 1;
  const fresh = { id, isUsed: false, isRevoked: false, sent: 0, broken: 0, lastFence: 0, closedMs: 0 };
  const pair = { id, refresh: setting.grant.hasRefreshTokens };
  if (kind === 'acquire') {
    const issued = { ...world, tokens: [...world.tokens, { ...fresh, family: id }] };
    return done(issued, `brings token ${id}`, pair);
  }
  const token = world.tokens.find(each => each.id === spends);
  if (!setting.grant.rotates || !token) {
    const issued = { ...world, tokens: [...world.tokens, { ...fresh, family: token?.family ?? id }] };
    return done(issued, `brings token ${id}`, pair);
  }
  if ((token.isUsed && setting.reuse !== 'is forgiven') || token.isRevoked) {
    const isRevoked = setting.reuse === 'revokes the family';
    const tokens = world.tokens.map(each => (each.family === token.family ? { ...each, isRevoked } : each));
    return done({ ...world, tokens }, `is rejected${isRevoked ? ', and the family revoked' : ''}`, {
      kind: 'grant',
      outcome: 'known',
    });
  }
  const used = withToken(world, spends, each => ({ ...each, isUsed: true }));
  const issued = { ...used, tokens: [...used.tokens, { ...fresh, family: token.family }] };
  return done(issued, `brings token ${id}`, pair);
}

/** What the process of a request learns of it. */
function atProcess(setting: Setting, world: World, request: TokenRequest): NetworkStep[] {
  const index = world.processes.findIndex(({ name }) => name === request.sender);
  const sender = world.processes[index];
  if (!sender || sender.isStopped || request.is === 'sent') return [];
  const name = `process ${'ABC'[index]}`;
  const without = { ...world, requests: world.requests.filter(each => each !== request) };
  const steps: NetworkStep[] = [];
  if (request.is === 'broken') {
    const to = receive(setting, without, index, { ...request, brings: undefined });
    return [{ label: `${name} gets no response`, to, isFault: false }];
  }
  const to = receive(setting, without, index, request);
  const label = `${name} gets ${request.isLate ? 'a late' : 'the'} response`;
  steps.push({ label, to, isFault: false });
  const mayBeLate = !request.isLate && request.sinceMs >= TIMEOUT_MS;
  const isFault = request.sinceMs === TIMEOUT_MS;
  if (mayBeLate && (!isFault || world.faults > 0)) {
    const late = countBroken(world, request, { isLate: true });
    const given = receive(setting, late, index, { ...request, brings: undefined });
    steps.push({ label: `${name} waits for its response no longer`, to: given, isFault });
  }
  return steps;
}
