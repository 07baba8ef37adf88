import type { RunningServer } from '@token-clients/testing/servers';
import { startCoboServer, startEquinixServer } from '@token-clients/testing/vendors';
import { equinixEnvironment, startCli, temporaryHome } from './cli-process.js';
import { atMost, type Figure, type Row } from './figure.js';
import { median } from './measure.js';

/** A provider's stand-in, and the command that asks it for a token. */
interface Case {
  readonly name: string;
  readonly server: RunningServer;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** Asked first, so that there is a refresh token; what is interrupted and repeated is then the refresh. */
  readonly refreshes: boolean;
}

const SIGNALS = ['SIGKILL', 'SIGINT', 'SIGTERM'] as const;

/**
 * How long `token get` takes after the process before it was ended in the middle of its request, beside a `token get`
 * that nothing preceded. Whole processes, with real signals, over the default store.
 */
export async function killedHolder(runs: number): Promise<Figure> {
  await using equinix = await startEquinixServer();
  await using cobo = await startCoboServer();
  const cases: Case[] = [
    {
      name: 'no refresh token (Equinix)',
      server: equinix,
      env: equinixEnvironment(equinix.url),
      args: ['token', 'get', 'equinix-access-token'],
      refreshes: false,
    },
    {
      name: 'a refresh token that works once, and a second grant (Cobo)',
      server: cobo,
      env: {
        COBO_OAUTH_BASE_URL: cobo.baseUrl,
        COBO_APP_PRIVATE_KEY: cobo.keys.privateKey,
        COBO_CLIENT_ID: 'fake-client-id',
        COBO_ORG_ID: 'fake-org-id',
      },
      args: ['token', 'get', 'cobo-oauth'],
      refreshes: true,
    },
  ];
  const rows: Row[] = [];
  for (const each of cases) {
    for (const signal of SIGNALS) {
      const fresh: number[] = [];
      const next: number[] = [];
      for (let run = 0; run < runs; run++) {
        fresh.push(await freshCall(each));
        next.push(await callAfter(signal, each));
      }
      rows.push({
        name: `${signal}, ${each.name}`,
        ours: true,
        value: median(next) - median(fresh),
        more: { 'next call, s': median(next), 'fresh call, s': median(fresh) },
      });
    }
  }
  rows.sort((a, b) => b.value - a.value);
  return {
    id: 'cli-killed-holder',
    title: 'The next call after a process was ended in the middle of its request',
    conditions: `token-clients token get as whole processes over the default store, a server that responds at once except to the interrupted request; medians of ${runs} runs, each beside a fresh call`,
    unit: 's more than a fresh call',
    digits: 2,
    rows,
    targets: [atMost('the longest of them', 2, Math.max(...rows.map(({ value }) => value)), 's')],
  };
}

async function freshCall({ env, args }: Case): Promise<number> {
  using home = temporaryHome();
  return await succeed(args, { ...env, HOME: home.path });
}

async function callAfter(signal: NodeJS.Signals, { env, args, server, refreshes }: Case): Promise<number> {
  using home = temporaryHome();
  const own = { ...env, HOME: home.path };
  const again = refreshes ? [...args, '--force'] : args;
  if (refreshes) await succeed(args, own);
  const before = server.requests.length;
  server.faults.next({ kind: 'hang', ran: true });
  const holder = startCli(again, own);
  const failed = holder.ended.then(({ stderr }) => stderr || 'no message');
  while (server.requests.length === before) {
    const why = await Promise.race([failed, new Promise<undefined>(resolve => setTimeout(resolve, 5))]);
    if (why !== undefined) throw new Error(`token-clients ended before it sent a request: ${why}`);
  }
  holder.signal(signal);
  // The next call does not wait until the process has ended: some signals let it store what is under way first.
  const [seconds] = await Promise.all([succeed(again, own), holder.ended]);
  return seconds;
}

async function succeed(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const { exitCode, seconds, stderr } = await startCli(args, env).ended;
  if (exitCode !== 0) throw new Error(`token-clients ${args.join(' ')} ended with ${exitCode}: ${stderr}`);
  return seconds;
}
