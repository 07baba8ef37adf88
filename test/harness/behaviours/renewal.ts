import { type Behaviour, doesNotApply, type Finding, pause } from './behaviour.js';
import { onStage } from './stage.js';

const TEN_YEARS_MS = 10 * 366 * 86_400_000;
const HOUR_S = 3600;

export const outageBeforeExpiry: Behaviour = {
  title: '503 when renewing, and the token is good for another 240 s',
  greenMeans: 'it is served, without an error, and no caller waits for the server',
  run: onStage({ firstExpiresIn: 240, expiresIn: HOUR_S }, async ({ server, client }) => {
    const first = await client.get();
    server.faults.always({ kind: 'unavailable' });
    const before = server.requests.length;
    const second = await client.get().catch(() => 'threw');
    const waited = server.requests.length > before;
    const word = second === first ? 'served' : second === 'threw' ? 'throws' : 'another token';
    return { green: second === first && !waited, value: waited ? `${word}, after it` : word };
  }),
};

export const longLifetime: Behaviour = {
  title: 'lifetime of 30 days, 2 s idle: token requests',
  greenMeans: '1',
  run: onStage({ expiresIn: 30 * 86_400, keepWarm: true }, async ({ server, client }) => {
    await client.get();
    await pause(2_000);
    const count = server.requestsOf();
    return { green: count === 1, value: `${count}` };
  }),
};

export const backgroundFailure: Behaviour = {
  title: 'renewing behind the callers fails until the token has ended',
  greenMeans: 'no unhandled rejection',
  run: onStage({ firstExpiresIn: 2, expiresIn: HOUR_S }, async ({ server, client }) => {
    await client.get();
    const count = await countUnhandled(async () => {
      server.faults.always({ kind: 'unavailable' });
      client.advance?.(1_300);
      if (!client.advance) await pause(1_300);
      await client.get().catch(() => {});
      await pause(900);
    });
    return { green: count === 0, value: count === 0 ? 'none' : `${count} unhandled` };
  }),
};

/** Failures of background work land here, where a client lets them go. */
async function countUnhandled(work: () => Promise<void>): Promise<number> {
  let count = 0;
  const listen = () => {
    count += 1;
  };
  process.on('unhandledRejection', listen);
  try {
    await work();
    await pause(50);
  } finally {
    process.off('unhandledRejection', listen);
  }
  return count;
}

export const earlyAttempts: Behaviour = {
  title: 'the server is down for the last 290 s of a token: attempts in the first 225 s',
  greenMeans: 'at least 1, at most 5',
  run: onStage({ firstExpiresIn: HOUR_S, expiresIn: HOUR_S }, async ({ server, client }) => {
    if (!client.earlyRenewal || !client.advance) return doesNotApply('renews at the end of the token only');
    await client.get();
    server.faults.always({ kind: 'unavailable' });
    client.advance(3_600_000 - 290_000);
    for (let second = 0; second < 225; second++) {
      await client.get();
      await pause(2);
      client.advance(1_000);
    }
    const attempts = server.requestsOf() - 1;
    return { green: attempts >= 1 && attempts <= 5, value: `${attempts}` };
  }),
};

export const oddLifetimes: Behaviour = {
  title: 'lifetime "abc", 1e308, 0',
  greenMeans: 'a default, at most 10 years, used once',
  async run(adapter) {
    const found: string[] = [];
    let green = true;
    for (const expiresIn of ['abc', 1e308, 0]) {
      const finding = await onStage({ expiresIn }, async ({ server, client }) => {
        await client.get();
        const expiresAt = client.expiresAt?.();
        const leftMs = typeof expiresAt === 'number' ? expiresAt - Date.now() : undefined;
        await client.get();
        const requests = server.requestsOf();
        if (expiresIn === 0) return { green: requests === 2, value: requests === 2 ? 'once' : 'kept' };
        const sane = leftMs !== undefined && leftMs > 0 && leftMs <= TEN_YEARS_MS;
        return { green: sane && requests === 1, value: leftMs === undefined ? 'unknown' : days(leftMs) };
      })(adapter);
      green &&= finding.green === true;
      found.push(finding.value);
    }
    return { green, value: found.join(' / ') };
  },
};

function days(ms: number): string {
  const count = ms / 86_400_000;
  return count < 1 ? `${Math.round(ms / 1000)} s` : `${Math.round(count)} days`;
}

export const retryAfter: Behaviour = {
  title: '429 with Retry-After of an hour, a caller each minute: token requests within that hour',
  greenMeans: 'none, and a token afterwards',
  run: onStage({ expiresIn: HOUR_S, keepWarm: true }, async ({ server, client }): Promise<Finding> => {
    const headers = { 'retry-after': `${HOUR_S}` };
    const body = { error: 'slow_down' };
    server.faults.next({ kind: 'response', response: { status: 429, headers, body } });
    await client.get().catch(() => {});
    for (let minute = 1; minute < 60; minute++) {
      client.advance?.(60_000);
      await client.get().catch(() => {});
    }
    client.advance?.(59_000);
    await client.get().catch(() => {});
    const early = server.requestsOf() - 1;
    client.advance?.(2_000);
    const served = await client.get().then(
      () => true,
      () => false,
    );
    const value = served ? `${early}` : `${early}, none afterwards`;
    return { green: early === 0 && served, value };
  }),
};
