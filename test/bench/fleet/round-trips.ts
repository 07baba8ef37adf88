import { startRedis } from '@token-clients/test-support/redis-servers';
import { atMost, type Figure, type Row } from '../figure.js';
import type { Contestant, Order } from './contestant.js';
import { type ContestantKey, contestants } from './contestants.js';
import { startMonitor } from './monitor.js';
import { startRotatingLogin } from './rotating-login.js';

const CALLS = 1_000;

/** How many commands reach Redis for a refresh, and for a call while the token is valid. */
export async function roundTripsFigure(): Promise<Figure> {
  const rows: Row[] = [];
  for (const key of Object.keys(contestants) as ContestantKey[]) rows.push(await count(key));
  const [mine] = rows;
  return {
    id: 'fleet-round-trips',
    title: 'Round trips to Redis for one refresh',
    conditions: `what Redis says it was sent (MONITOR), from the call that finds an expired token to its return; then ${CALLS.toLocaleString('en-US')} calls with the valid token`,
    unit: 'commands',
    rows,
    targets: [
      atMost('a refresh', 5, mine?.value ?? Number.NaN, 'commands'),
      atMost(
        `${CALLS.toLocaleString('en-US')} calls with a valid token`,
        0,
        Number(mine?.more?.['valid token, per call'] ?? Number.NaN) * CALLS,
        'commands',
      ),
    ],
  };
}

async function count(key: ContestantKey): Promise<Row> {
  const contestant: Contestant = contestants[key]();
  await using redis = await startRedis();
  await using rotating = await startRotatingLogin({ accessLifetime: 3600 });
  const { url: redisUrl } = redis;
  const openFor = async (account: string) => {
    const { login } = rotating;
    const order: Order = {
      contestant: key,
      redisUrl,
      login,
      account,
      callers: 1,
      durationMs: 0,
    };
    await contestant.seed(order, await rotating.mintRefreshToken());
    return contestant.open(order, fetch);
  };
  // Redis loads scripts once, whoever sends them first: that is no part of a refresh.
  const earlier = await openFor('earlier');
  await earlier.get();
  const shared = await openFor('token');
  using monitor = await startMonitor(redisUrl);
  const refresh = await monitor.during(() => shared.get());
  const valid = await monitor.during(async () => {
    for (let call = 0; call < CALLS; call++) await shared.get();
  });
  await Promise.all([earlier.close(), shared.close()]);
  return {
    name: contestant.name,
    value: refresh.length,
    more: { 'valid token, per call': valid.length / CALLS, which: refresh.join(', ') },
    ...(contestant.ours && { ours: true }),
  };
}
