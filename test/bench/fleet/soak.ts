import { startRedis } from '@token-clients/test-support/redis-servers';
import { atMost, type Figure, type Row } from '../figure.js';
import type { Contestant, Order } from './contestant.js';
import { type ContestantKey, contestants } from './contestants.js';
import { LIFETIME_S, startRotatingLogin } from './rotating-login.js';
import { errorsOf, runWorkers } from './workers.js';

const PROCESSES = 8;
const CALLERS = 25;
/** Tokens this short are renewed half-way, or up to a fifth of that sooner. */
const USABLE_MS = LIFETIME_S * 1_000 * (1 - 0.5 * 1.2);

/** Many processes on one login whose refresh tokens work once: ours, no lock, and published locks, in turn. */
export async function soakFigure(quick: boolean, say: (line: string) => void): Promise<Figure> {
  const durationMs = quick ? 3_000 : 12_000;
  const rows: Row[] = [];
  for (const key of Object.keys(contestants) as ContestantKey[]) {
    say(`soak: ${key}`);
    rows.push(await soak(key, durationMs));
  }
  const [mine] = rows;
  const limit = Math.ceil(durationMs / USABLE_MS) + 1;
  const more = (column: string) => Number(mine?.more?.[column] ?? Number.NaN);
  return {
    id: 'fleet-soak',
    title: `${PROCESSES} processes with ${CALLERS} callers each on one token that lives ${LIFETIME_S} s`,
    conditions: `${durationMs / 1000} s for each contestant in turn, Redis and oidc-provider on the same machine; a refresh token works once, and its second use revokes the login; peers read the token from Redis on each call and share a refresh within a process; a caller that failed comes back after 50 ms`,
    unit: 'token requests',
    rows,
    targets: [
      atMost('refreshes, ceil(time / usable life) + 1', limit, mine?.value ?? Number.NaN, 'requests'),
      atMost('callers that got an error', 0, more('errors'), 'errors'),
      atMost('invalid_grant', 0, more('invalid_grant'), 'responses'),
    ],
    notes: Object.values(contestants)
      .map(make => make())
      .map(({ name, setUp }) => `${name}: ${setUp}`),
  };
}

async function soak(key: ContestantKey, durationMs: number): Promise<Row> {
  const contestant: Contestant = contestants[key]();
  await using redis = await startRedis();
  await using rotating = await startRotatingLogin();
  const order: Order = {
    contestant: key,
    redisUrl: redis.url,
    account: 'token',
    login: rotating.login,
    callers: CALLERS,
    durationMs,
    pauseMs: 5,
  };
  await contestant.seed(order, await rotating.mintRefreshToken());
  const reports = await runWorkers(order, PROCESSES);
  const { requests, reuses, invalidGrants, revokedAt } = rotating.counts();
  const began = rotating.server.requests[0]?.receivedAt ?? 0;
  const login =
    revokedAt === undefined ? 'alive' : `revoked after ${((revokedAt - began) / 1000).toFixed(2)} s`;
  return {
    name: contestant.name,
    value: requests,
    ...(!contestant.ours && { said: `${requests}, login ${login}` }),
    more: {
      'sent twice': reuses,
      invalid_grant: invalidGrants,
      errors: errorsOf(reports),
      served: reports.reduce((sum, { served }) => sum + served, 0),
      login,
    },
    ...(contestant.ours && { ours: true }),
  };
}
