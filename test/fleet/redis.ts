import { randomBytes } from 'node:crypto';
import { hasRedis, startRedis } from '@token-clients/test-support/redis-servers';
import { createClient } from 'redis';
import { UsageError } from './options.js';
import type { WorkerSetup } from './protocol.js';

/** The Redis that the processes of a run share. */
export interface SharedRedis extends AsyncDisposable {
  /** Such as `Redis 7.0.15`. */
  readonly title: string;
  readonly setup: Pick<WorkerSetup['store'], 'url' | 'prefix'>;
  /** How many requests of token stores it has had: each is one script. */
  requests(): Promise<number>;
}

const CONNECT_MS = 5_000;

/**
 * Starts a Redis for one run, or uses one that runs: there the run leaves nothing behind.
 *
 * @param given the URL of one that runs
 * @throws {UsageError} when there is none
 */
export async function openRedis(given: string | undefined): Promise<SharedRedis> {
  if (given !== undefined) return shared(given, () => {});
  if (!isInstalled())
    throw new UsageError(
      'No redis-server was found. Install it (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis), or pass the URL of one that runs: --redis redis://localhost:6379.',
    );
  const server = await startRedis();
  return shared(server.url, () => server.stop());
}

/** What is missing is said by the error, and not by a warning as well. */
function isInstalled(): boolean {
  const { warn } = console;
  console.warn = () => {};
  try {
    return hasRedis();
  } catch {
    return false;
  } finally {
    console.warn = warn;
  }
}

async function shared(url: string, stop: () => unknown): Promise<SharedRedis> {
  const prefix = `fleet-${randomBytes(4).toString('hex')}:`;
  const client = await connected(url);
  const before = await scriptCalls();

  async function scriptCalls(): Promise<number> {
    const info = await client.info('commandstats');
    const calls = info.matchAll(/^cmdstat_(?:evalsha|eval|fcall):calls=(\d+)/gm);
    return [...calls].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  return {
    title: `Redis ${/^redis_version:(\S+)/m.exec(await client.info('server'))?.[1] ?? ''}`.trim(),
    setup: { url, prefix },
    requests: async () => (await scriptCalls()) - before,
    async [Symbol.asyncDispose]() {
      for await (const keys of client.scanIterator({ MATCH: `${prefix}*` }))
        if (keys.length > 0) await client.del(keys);
      await client.close();
      await stop();
    },
  };
}

/** Connects, and tries once: a run without its Redis is no run. */
async function connected(url: string) {
  try {
    const client = createClient({ url, socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false } });
    // What goes wrong rejects the command that meets it.
    client.on('error', () => {});
    return await client.connect();
  } catch (error) {
    throw new UsageError(
      `Redis at ${withoutCredentials(url)} cannot be reached: ${(error as Error).message}. Start it, or leave --redis out.`,
    );
  }
}

function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return 'this URL';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
