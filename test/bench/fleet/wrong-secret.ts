import { startRedis } from '@token-clients/test-support/redis-servers';
import { startEquinixServer } from '@token-clients/testing/vendors';
import { atMost, type Figure, type Row } from '../figure.js';
import type { Contestant, Order } from './contestant.js';
import { type ContestantKey, contestants } from './contestants.js';
import { errorsOf, startWorker, type Worker } from './workers.js';

const PROCESSES = 8;
const CALLERS = 25;
const RESTARTS = 6;
const LOCK_AFTER = 5;

/** How often a wrong secret reaches a server whose account it locks, while processes are killed and started again. */
export async function wrongSecretFigure(quick: boolean, say: (line: string) => void): Promise<Figure> {
  const durationMs = quick ? 2_000 : 6_000;
  const rows: Row[] = [];
  for (const key of Object.keys(contestants) as ContestantKey[]) {
    say(`wrong secret: ${key}`);
    rows.push(await storm(key, durationMs));
  }
  return {
    id: 'fleet-wrong-secret',
    title: `A wrong secret in ${PROCESSES} processes with ${CALLERS} callers each`,
    conditions: `${durationMs / 1000} s for each contestant in turn, in which ${RESTARTS} processes are killed and started again; a server whose account locks at the ${LOCK_AFTER}th rejected login; a caller that failed comes back after 50 ms`,
    unit: 'logins sent',
    rows,
    targets: [atMost('with the wrong secret', 2, rows[0]?.value ?? Number.NaN, 'logins')],
    notes: ['The peers are locks: to remember that a secret was rejected is left to the program around them'],
  };
}

async function storm(key: ContestantKey, durationMs: number): Promise<Row> {
  const contestant: Contestant = contestants[key]();
  await using redis = await startRedis();
  await using server = await startEquinixServer({ lockAfter: LOCK_AFTER });
  const order: Order = {
    contestant: key,
    redisUrl: redis.url,
    account: 'token',
    login: {
      by: 'secret',
      tokenUrl: `${server.url}/oauth2/v1/token`,
      clientId: 'fake-client-id',
      clientSecret: 'wrong',
    },
    callers: CALLERS,
    durationMs,
    pauseMs: 5,
  };
  const all: Worker[] = [];
  const start = async (leftMs: number) => {
    const worker = await startWorker({ ...order, durationMs: leftMs });
    all.push(worker);
    return worker;
  };
  const running = await Promise.all(Array.from({ length: PROCESSES }, () => start(durationMs)));
  const end = performance.now() + durationMs;
  for (const worker of running) worker.go();
  for (let restart = 0; restart < RESTARTS; restart++) {
    await new Promise(resolve => setTimeout(resolve, durationMs / (RESTARTS + 1)));
    running[restart]?.signal('SIGKILL');
    const leftMs = end - performance.now();
    if (leftMs > 0) (await start(leftMs)).go();
  }
  const reports = await Promise.all(all.map(({ report }) => report));
  await Promise.all(all.map(({ ended }) => ended));
  const { attempts, locked } = server.account;
  const account = locked ? 'locked' : 'open';
  return {
    name: contestant.name,
    value: attempts,
    ...(!contestant.ours && { said: `${attempts}, account ${account}` }),
    more: { account, errors: errorsOf(reports) },
    ...(contestant.ours && { ours: true }),
  };
}
