import { availableParallelism } from 'node:os';
import { startRedis } from '@token-clients/test-support/redis-servers';
import type { Figure, Row } from '../figure.js';
import type { Contestant, Order } from './contestant.js';
import { type ContestantKey, contestants } from './contestants.js';
import { startRotatingLogin } from './rotating-login.js';
import { runWorkers } from './workers.js';

const CALLERS = 25;
const PROCESSES = [1, 2, 4, 8] as const;
/** All peers read the token in one way, so one of them stands for all. */
const CONTESTANTS = ['ours', 'naive'] as const satisfies readonly ContestantKey[];

/** How many calls all processes together answer in a second while the shared token is valid. */
export async function throughputFigure(quick: boolean, say: (line: string) => void): Promise<Figure> {
  const durationMs = quick ? 500 : 2_000;
  const rows: Row[] = [];
  for (const key of CONTESTANTS) {
    const perSecond: number[] = [];
    for (const processes of PROCESSES) {
      say(`throughput: ${key}, ${processes} processes`);
      perSecond.push(await measure(key, processes, durationMs));
    }
    const [alone = Number.NaN, ...more] = perSecond;
    const columns = more.map(
      (value, index) => [`${PROCESSES[index + 1]} processes`, Math.round(value)] as const,
    );
    const { name, ours }: Contestant = contestants[key]();
    rows.push({ name, value: alone, more: Object.fromEntries(columns), ...(ours && { ours }) });
  }
  return {
    id: 'fleet-throughput',
    title: 'Calls of get() a second with a valid shared token',
    conditions: `${CALLERS} callers in each process, without a pause between calls, for ${durationMs / 1000} s; all processes together, on ${availableParallelism()} cores that Redis uses as well`,
    unit: 'calls/s, 1 process',
    digits: 0,
    rows,
    targets: [],
  };
}

async function measure(key: ContestantKey, processes: number, durationMs: number): Promise<number> {
  const contestant: Contestant = contestants[key]();
  await using redis = await startRedis();
  await using rotating = await startRotatingLogin({ accessLifetime: 3600 });
  const { url: redisUrl } = redis;
  const order: Order = {
    contestant: key,
    redisUrl,
    account: 'token',
    login: rotating.login,
    callers: CALLERS,
    durationMs,
  };
  await contestant.seed(order, await rotating.mintRefreshToken());
  // The first call brings the token, so that only calls with a valid one are counted.
  const first = await contestant.open(order, fetch);
  await first.get();
  await first.close();
  const reports = await runWorkers(order, processes);
  return reports.reduce((sum, { served }) => sum + served, 0) / (durationMs / 1_000);
}
