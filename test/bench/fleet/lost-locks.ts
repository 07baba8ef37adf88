import { startRedis } from '@token-clients/test-support/redis-servers';
import { atMost, type Figure, type Row } from '../figure.js';
import type { Contestant, HaltPoint, Order } from './contestant.js';
import { type ContestantKey, contestants } from './contestants.js';
import { startRotatingLogin } from './rotating-login.js';
import { errorsOf, startWorker } from './workers.js';

const PROCESSES = 3;
const CALLERS = 5;
/** Shorter than by default, so that a run is longer than the lease. */
const OUR_LEASE_MS = 3_000;

/** What happens to the process that holds the lock, for longer than the lock lasts. */
const misfortunes = {
  'slow response': undefined,
  'stopped before it sent': 'about to send',
  'stopped after it sent': 'sent',
} as const satisfies Readonly<Record<string, HaltPoint | undefined>>;

type Misfortune = keyof typeof misfortunes;

interface Outcome {
  readonly revoked: boolean;
  readonly requests: number;
  readonly errors: number;
}

/** The refresh outlives the lock: how many logins survive it. */
export async function lostLocksFigure(quick: boolean, say: (line: string) => void): Promise<Figure> {
  const rounds = quick ? 1 : 3;
  const keys = (Object.keys(contestants) as ContestantKey[]).filter(key => key !== 'naive');
  const outcomes = new Map<string, Outcome[]>();
  for (const misfortune of Object.keys(misfortunes) as Misfortune[]) {
    for (let round = 1; round <= rounds; round++) {
      say(`${misfortune}, round ${round} of ${rounds}`);
      // They wait for most of the time, so they can run beside each other.
      await Promise.all(
        keys.map(async key => {
          const outcome = await play(key, misfortune);
          outcomes.set(`${key} ${misfortune}`, [...(outcomes.get(`${key} ${misfortune}`) ?? []), outcome]);
        }),
      );
    }
  }
  const rows = keys.map(key =>
    rowOf(contestants[key](), misfortune => outcomes.get(`${key} ${misfortune}`) ?? []),
  );
  return {
    id: 'fleet-lost-locks',
    title: 'Logins revoked where a refresh takes longer than the lock lasts',
    conditions: `${rounds} rounds of each, ${PROCESSES} processes with ${CALLERS} callers, oidc-provider with one-time refresh tokens; a response comes 1 s after the end of the lock that took its request, or SIGSTOP hits the process that sends, until 2 s after that end; our lease is ${OUR_LEASE_MS / 1000} s, peers' locks as their pages show them`,
    unit: `of ${rounds * Object.keys(misfortunes).length} revoked`,
    rows,
    targets: [
      atMost('logins revoked', 0, rows[0]?.value ?? Number.NaN, 'logins'),
      atMost('callers that got an error', 0, Number(rows[0]?.more?.errors ?? Number.NaN), 'errors'),
    ],
  };
}

function rowOf({ name, ours }: Contestant, outcomesOf: (misfortune: Misfortune) => readonly Outcome[]): Row {
  const all = Object.keys(misfortunes) as Misfortune[];
  const revoked = (outcomes: readonly Outcome[]) => outcomes.filter(outcome => outcome.revoked).length;
  const each = all.map(misfortune => {
    const outcomes = outcomesOf(misfortune);
    return [misfortune, `${revoked(outcomes)} of ${outcomes.length}`] as const;
  });
  const outcomes = all.flatMap(outcomesOf);
  return {
    name,
    value: revoked(outcomes),
    more: { ...Object.fromEntries(each), errors: outcomes.reduce((sum, { errors }) => sum + errors, 0) },
    ...(ours && { ours }),
  };
}

async function play(key: ContestantKey, misfortune: Misfortune): Promise<Outcome> {
  const contestant: Contestant = contestants[key]();
  const lockMs = contestant.lockMs ?? OUR_LEASE_MS;
  const haltAt = misfortunes[misfortune];
  await using redis = await startRedis();
  await using rotating = await startRotatingLogin();
  const order: Order = {
    contestant: key,
    redisUrl: redis.url,
    account: 'token',
    login: rotating.login,
    callers: CALLERS,
    durationMs: lockMs + 5_000,
    pauseMs: 5,
    leaseMs: OUR_LEASE_MS,
  };
  await contestant.seed(order, await rotating.mintRefreshToken());
  const first = await startWorker(haltAt ? { ...order, haltAt } : order);
  const others = await Promise.all(Array.from({ length: PROCESSES - 1 }, () => startWorker(order)));
  const workers = [first, ...others];
  if (haltAt) {
    first.go();
    await first.at(haltAt);
    first.signal('SIGSTOP');
    for (const other of others) other.go();
    await sleep(lockMs + 2_000);
    first.goOn();
    first.signal('SIGCONT');
  } else {
    // Carried out at once; the response is what takes so long.
    rotating.server.faults.next({ kind: 'delay', ms: lockMs + 1_000, when: 'after' });
    for (const worker of workers) worker.go();
  }
  const reports = await Promise.all(workers.map(({ report }) => report));
  await Promise.all(workers.map(({ ended }) => ended));
  const { revokedAt, requests } = rotating.counts();
  return { revoked: revokedAt !== undefined, requests, errors: errorsOf(reports) };
}

function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
