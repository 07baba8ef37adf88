import { startRedis } from '@token-clients/test-support/redis-servers';
import type { Figure, Row } from '../figure.js';
import type { Order } from './contestant.js';
import { contestants } from './contestants.js';
import { LIFETIME_S, startRotatingLogin } from './rotating-login.js';
import { errorsOf, type Report, runWorkers } from './workers.js';

const PROCESSES = 8;
/** Longer than what is left of a token when its renewal begins, so that callers wait. */
const RESPONSE_MS = 1_500;

/** How long after the first process the others return a new token that they wait for. */
export async function adoptionFigure(quick: boolean, say: (line: string) => void): Promise<Figure> {
  const durationMs = quick ? 6_000 : 30_000;
  const rows: Row[] = [];
  for (const hints of [false, true]) {
    say(`adoption: ${hints ? 'hints' : 'polling'}`);
    rows.push(await measure(hints, durationMs));
  }
  return {
    id: 'fleet-adoption',
    title: 'From the first process with a new token to the others that wait for it',
    conditions: `${PROCESSES} processes with one caller each for ${durationMs / 1000} s, tokens of ${LIFETIME_S} s, responses after ${RESPONSE_MS} ms`,
    unit: 'ms, median',
    digits: 1,
    rows,
    targets: [],
  };
}

async function measure(hints: boolean, durationMs: number): Promise<Row> {
  const contestant = contestants.ours();
  await using redis = await startRedis();
  await using rotating = await startRotatingLogin();
  const { url: redisUrl } = redis;
  rotating.server.faults.always({ kind: 'delay', ms: RESPONSE_MS, when: 'after' });
  const order: Order = {
    contestant: 'ours',
    redisUrl,
    account: 'token',
    login: rotating.login,
    callers: 1,
    durationMs,
    pauseMs: 1,
    hints,
  };
  await contestant.seed(order, await rotating.mintRefreshToken());
  const reports = await runWorkers(order, PROCESSES);
  const delays = delaysIn(reports).sort((a, b) => a - b);
  const quantile = (share: number) => delays[Math.ceil(share * delays.length) - 1] ?? Number.NaN;
  return {
    name: hints ? 'with hints (pub/sub)' : 'polling, the default',
    ours: true,
    value: quantile(0.5),
    more: {
      '99 %, ms': quantile(0.99),
      'longest, ms': quantile(1),
      adoptions: delays.length,
      errors: errorsOf(reports),
    },
  };
}

/** For each token, how much later than the first process each other one returned it. */
function delaysIn(reports: readonly Report[]): number[] {
  const seen = new Map<string, number[]>();
  for (const { firstSeen } of reports) {
    for (const [token, at] of Object.entries(firstSeen)) seen.set(token, [...(seen.get(token) ?? []), at]);
  }
  return [...seen.values()].flatMap(times => {
    const first = Math.min(...times);
    const [, ...later] = [...times].sort((a, b) => a - b);
    return later.map(time => time - first);
  });
}
