import { inspect } from 'node:util';
import type { Adapter, Client, Setup } from './adapter.js';
import { startTokenServer, type TokenServer, type TokenServerOptions } from './token-server.js';

/** What a row found. `green: null`: it does not apply to this contestant. */
export interface Finding {
  readonly green: boolean | null;
  /** The figure or word for the table. */
  readonly value: string;
}

/** One row of the table: a behaviour, when it counts as right, and how to see it. Takes real time, a few seconds at most. */
export interface Row {
  readonly number: number;
  readonly title: string;
  readonly greenMeans: string;
  run(adapter: Adapter): Promise<Finding>;
}

const DOES_NOT_APPLY: Finding = { green: null, value: '-' };
const TEN_YEARS_MS = 10 * 366 * 86_400_000;
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const many = <Value>(count: number, make: () => Value) => Array.from({ length: count }, make);

interface Stage {
  readonly server: TokenServer;
  readonly client: Client;
  readonly setup: Setup;
  /** A further client with the same setup. */
  another(): Promise<Client>;
}

/** Starts a server and a client for one row, and ends both. */
function onStage(
  options: TokenServerOptions & Partial<Pick<Setup, 'grant' | 'keepWarm' | 'persist' | 'clientSecret'>>,
  play: (stage: Stage) => Promise<Finding>,
): Row['run'] {
  return async adapter => {
    await using server = await startTokenServer(options);
    const { tokenUrl, clientId, clientSecret } = server;
    const { grant = 'client_credentials', keepWarm = false, persist } = options;
    const secret = options.clientSecret ?? clientSecret;
    const setup = { tokenUrl, clientId, clientSecret: secret, grant, keepWarm, ...(persist && { persist }) };
    const clients: Client[] = [];
    const another = async () => {
      const client = await adapter.create(setup);
      clients.push(client);
      return client;
    };
    try {
      return await play({ server, client: await another(), setup, another });
    } finally {
      for (const client of clients) await client.close?.();
    }
  };
}

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

export const rows: readonly Row[] = [
  {
    number: 1,
    title: '100 cold callers: token requests',
    greenMeans: '1',
    run: onStage({ expiresIn: 3600 }, async ({ server, client }) => {
      await Promise.all(many(100, () => client.get()));
      const count = server.requestsOf();
      return { green: count === 1, value: `${count}` };
    }),
  },
  {
    number: 2,
    title: 'wrong secret, 20 concurrent and 20 serial calls: attempts sent',
    greenMeans: 'at most 2, account not locked',
    run: onStage({ clientSecret: 'wrong' }, async ({ server, client }) => {
      await Promise.allSettled(many(20, () => client.get()));
      for (let i = 0; i < 20; i++) await client.get().catch(() => {});
      const { attempts, locked } = server.account;
      return { green: attempts <= 2 && !locked, value: locked ? `${attempts}, locked` : `${attempts}` };
    }),
  },
  {
    number: 3,
    title: '503 on refresh, old token has 240 s left',
    greenMeans: 'old token served, no throw, at once',
    run: onStage({ firstExpiresIn: 240, expiresIn: 3600 }, async ({ server, client }) => {
      const first = await client.get();
      server.faults.always({ kind: 'unavailable' });
      const started = Date.now();
      const second = await client.get().catch(() => 'threw');
      const ms = Date.now() - started;
      const word = second === first ? 'old token' : second === 'threw' ? 'throws' : 'another token';
      return { green: second === first && ms < 500, value: ms < 500 ? word : `${word} after ${ms} ms` };
    }),
  },
  {
    number: 4,
    title: 'rotating server, two refreshes',
    greenMeans: 'the second uses the new refresh token',
    run: onStage({ expiresIn: 3600, rotates: true, grant: 'refresh_token' }, async ({ server, client }) => {
      if (!client.renew) return DOES_NOT_APPLY;
      await client.get();
      await client.renew().catch(() => {});
      await client.renew().catch(() => {});
      const { refreshes, reuses } = server.families;
      const value = reuses > 0 ? 'family revoked' : `${refreshes} good refreshes`;
      return { green: refreshes === 2 && reuses === 0, value };
    }),
  },
  {
    number: 5,
    title: 'server omits refresh_token on refresh',
    greenMeans: 'the old one is kept',
    run: onStage({ expiresIn: 3600, omitsRefreshToken: true, grant: 'refresh_token' }, async stage => {
      const { server, client } = stage;
      if (!client.renew) return DOES_NOT_APPLY;
      await client.get();
      await client.renew().catch(() => {});
      await client.renew().catch(() => {});
      const sent = server.requests
        .map(({ text }) => new URLSearchParams(text).get('refresh_token'))
        .filter(refreshToken => refreshToken !== null);
      const kept = sent.length === 2 && sent[0] === sent[1];
      return { green: kept, value: kept ? 'kept' : `lost (${sent.length} sent)` };
    }),
  },
  {
    number: 6,
    title: '30-day lifetime, 2 s idle: requests',
    greenMeans: '1',
    run: onStage({ expiresIn: 30 * 86_400, keepWarm: true }, async ({ server, client }) => {
      await client.get();
      await pause(2_000);
      const count = server.requestsOf();
      return { green: count === 1, value: `${count}` };
    }),
  },
  {
    number: 7,
    title: 'first caller aborts, second has no signal',
    greenMeans: 'the second gets the token, of one request',
    run: onStage({ expiresIn: 3600 }, async ({ server, client }) => {
      server.faults.next({ kind: 'delay', ms: 150, when: 'before' });
      const controller = new AbortController();
      const first = client.get(controller.signal).catch(() => 'aborted');
      const second = client.get().catch(() => 'failed');
      await pause(50);
      controller.abort();
      const [a, b] = await Promise.all([first, second]);
      const green = a === 'aborted' && b !== 'failed' && server.requestsOf() === 1;
      return { green, value: b === 'failed' ? 'both fail' : a === 'aborted' ? 'second served' : 'no abort' };
    }),
  },
  {
    number: 8,
    title: 'background refresh fails past expiry',
    greenMeans: 'no unhandled rejection',
    run: onStage({ firstExpiresIn: 2, expiresIn: 3600 }, async ({ server, client }) => {
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
  },
  {
    number: 9,
    title: 'attempts in the early window while it fails',
    greenMeans: 'at most 5, further and further apart',
    run: onStage({ firstExpiresIn: 3600, expiresIn: 3600 }, async ({ server, client }) => {
      if (!client.earlyRenewal || !client.advance) return DOES_NOT_APPLY;
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
  },
  {
    number: 10,
    title: '5 API calls get 401 at different times for one dead token: refreshes',
    greenMeans: '1',
    run: onStage({ expiresIn: 3600 }, async ({ server, client }) => {
      const { call } = client;
      if (!call) return DOES_NOT_APPLY;
      await call(server.apiUrl);
      client.advance?.(10_000);
      server.rejectAll();
      // All five carry the dead token; their answers come one after another.
      const delays = [0, 40, 80, 120, 160];
      server.faults.next(...delays.map(ms => ({ kind: 'delay', ms: 60 + ms, when: 'after' }) as const));
      const answers = await Promise.all(delays.map(() => call(server.apiUrl).catch(() => ({ status: 0 }))));
      const refreshes = server.requestsOf() - 1;
      const good = answers.every(answer => answer.status === 200);
      return { green: refreshes === 1 && good, value: good ? `${refreshes}` : `${refreshes}, calls fail` };
    }),
  },
  {
    number: 11,
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
  },
  {
    number: 12,
    title: 'secrets in the thrown error (inspect, JSON, stack, cause)',
    greenMeans: 'none',
    run: onStage({ expiresIn: 1, rotates: true, grant: 'refresh_token' }, async ({ server, client }) => {
      await client.get().catch(() => {});
      const errors: unknown[] = [];
      const collect = async (wait: number) => {
        await pause(wait);
        await (client.renew ?? client.get).call(client).catch(error => errors.push(error));
      };
      server.faults.next({ kind: 'answer', answer: { status: 400, body: echo(server) } });
      await collect(0);
      server.faults.always({ kind: 'html' });
      await collect(1_100);
      server.faults.always({ kind: 'reset' });
      await collect(0);
      const texts = errors.map(everything).join('\n');
      const leaked = ['row-secret-canary', 'row-canary-rt', 'row-canary-at'].filter(mark =>
        texts.includes(mark),
      );
      return { green: leaked.length === 0 && errors.length > 0, value: leaked.join(', ') || 'none' };
    }),
  },
  {
    number: 13,
    title: 'hot path with a valid token',
    greenMeans: 'at most 150 ns, first in the same run',
    run: onStage({ expiresIn: 3600 }, async ({ client }) => {
      await client.get();
      const ns = await nanosecondsOf(() => client.get());
      return { green: ns <= 150, value: `${Math.round(ns)} ns` };
    }),
  },
];

/** The best of several rounds: the others had company on the machine. */
async function nanosecondsOf(work: () => Promise<unknown>, calls = 200_000, rounds = 7): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const started = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) await work();
    best = Math.min(best, Number(process.hrtime.bigint() - started) / calls);
  }
  return best;
}

/** What careless servers do: an error that repeats what was sent. */
function echo(server: TokenServer) {
  const sent = server.requests.map(({ text }) => text).join(' ');
  return {
    error: 'invalid_request',
    error_description: `row-secret-canary ${sent} ${server.families.refreshTokens.all.join(' ')}`,
  };
}

function everything(error: unknown): string {
  const { stack, cause } = error as Error;
  return [inspect(error, { depth: 10 }), JSON.stringify(error), stack, cause && everything(cause)].join('\n');
}

function days(ms: number): string {
  const count = ms / 86_400_000;
  return count < 1 ? `${Math.round(ms / 1000)} s` : `${Math.round(count)} days`;
}
