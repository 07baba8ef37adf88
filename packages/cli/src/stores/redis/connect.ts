import { type Clock, withDeadline } from '@token-clients/runtime';
import { configurationError } from '../../cli-error.js';
import { secured, type TlsFiles } from '../../tls/secure-options.js';
import { explainRedisFailure } from './explain-redis-failure.js';
import { type ClientOptions, loadRedis, type RedisClient, type RedisClusterClient } from './redis-client.js';
import type { RedisUrl } from './redis-url.js';

/** A connection to the Redis that keeps tokens. */
export interface RedisConnection {
  readonly client: RedisClient | RedisClusterClient;
  readonly server: ServerFacts;
  /** The URL without user name and password. */
  readonly shown: string;
}

/** What a server says of itself. */
export interface ServerFacts {
  /** Such as `redis 7.0.15`; undefined for servers that do not say it. */
  readonly version: string | undefined;
  readonly mode: string;
  readonly role: string;
}

interface ConnectOptions {
  readonly certificates: () => Promise<TlsFiles>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Where the URL was found, for messages. */
  readonly source: string;
  /** Gets what closes each connection. */
  readonly atEnd: (() => void)[];
}

/** One attempt to connect, and everything from the first connection until the store can be used. */
const ATTEMPT_MS = 3_000;
const CONNECT_MS = 5_000;

/** Longest pause before a lost connection is opened again. */
const RECONNECT_MS = 500;

/**
 * Connects to the Redis of a URL: to a server, to the primary that a Sentinel names, or to the nodes of a Cluster where the
 * server is one of them.
 *
 * @throws {StoreUnavailableError} `store_unavailable` when it does not respond in time
 * @throws {CliError} `configuration` when the package `redis` is missing, or the server does not accept what the URL says
 */
export async function connectRedis(url: RedisUrl, options: ConnectOptions): Promise<RedisConnection> {
  const { clock, signal, source, atEnd } = options;
  const redis = await loadRedis();
  const tls = url.tls ? { tls: true, ...secured(await options.certificates()) } : {};
  let isConnected = false;
  // A connection that breaks later is opened again, so that a new token can be stored.
  const reconnectStrategy = (retries: number) =>
    isConnected ? Math.min(50 * 2 ** retries, RECONNECT_MS) : false;
  const socket = { ...tls, connectTimeout: ATTEMPT_MS, reconnectStrategy };
  const bare = { RESP: 2, disableClientInfo: true, maintNotifications: 'disabled' } as const;
  const { username, password, database } = url;
  const withLogin = { ...bare, username, password };

  async function opened<Client extends RedisClusterClient>(client: Client): Promise<Client> {
    // Each command reports its own failure.
    client.on('error', () => {});
    atEnd.push(() => closeQuietly(client));
    await client.connect();
    return client;
  }
  const single = (login: Omit<ClientOptions, 'socket'>, { host, port }: Pick<RedisUrl, 'host' | 'port'>) =>
    opened(redis.createClient({ ...login, socket: { ...socket, host, port } }));

  async function connect(): Promise<RedisConnection> {
    const address = url.sentinel === undefined ? url : await primaryOf(url.sentinel);
    const client = await single({ ...withLogin, database }, address);
    const server = await factsOf(client);
    if (server.mode === 'sentinel')
      throw configurationError(
        `${url.shown} is a Sentinel (${source}). Add the name of the primary that it watches to the URL: ?sentinel=NAME`,
      );
    const { shown } = url;
    if (server.mode === 'cluster') return { client: await allNodes(address), server, shown };
    if (server.role !== 'master')
      throw configurationError(
        `${url.shown} is a replica, which cannot be written (${source}). Use the URL of its primary.`,
      );
    return { client, server, shown };
  }

  function allNodes({ host, port }: Pick<RedisUrl, 'host' | 'port'>): Promise<RedisClusterClient> {
    const rootNodes = [{ ...withLogin, socket: { ...socket, host, port } }];
    return opened(redis.createCluster({ rootNodes, defaults: { ...withLogin, socket } }));
  }

  /** Asks the Sentinel. For the short life of a command it need not be asked again. */
  async function primaryOf(name: string): Promise<Pick<RedisUrl, 'host' | 'port'>> {
    // Many Sentinels have no password of their own.
    const ask = async (login: Omit<ClientOptions, 'socket'>) =>
      (await single(login, url)).sendCommand(['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', name]);
    const found = await ask(bare).catch(error => {
      if (password === undefined || !/^NOAUTH/.test(Object(error).message)) throw error;
      return ask(withLogin);
    });
    const [host, port] = Array.isArray(found) ? found.map(String) : [];
    if (host === undefined)
      throw configurationError(`The Sentinel ${url.shown} watches no primary of this name (${source}).`);
    return { host, port: Number(port) };
  }

  try {
    const limit = { timeoutMs: CONNECT_MS, signal, clock };
    const tooLate = () => Object.assign(new Error('No response in time.'), { code: 'ETIMEDOUT' });
    const connection = await withDeadline(limit, tooLate, connect);
    isConnected = true;
    return connection;
  } catch (error) {
    if (signal.aborted) throw error;
    throw explainRedisFailure(error, url.shown, source);
  }
}

/** What a server responds to `HELLO`, which every user may send. Servers before Redis 6 do not know it. */
async function factsOf(client: RedisClient): Promise<ServerFacts> {
  const reply = await client.sendCommand(['HELLO']).catch(error => {
    if (/^ERR unknown command/.test(Object(error).message)) return [];
    throw error;
  });
  const words = Array.isArray(reply) ? reply : [];
  const fact = (name: string): string | undefined => {
    const index = words.indexOf(name);
    return index < 0 ? undefined : String(words[index + 1]);
  };
  const version = fact('version');
  return {
    version: version && `${fact('server')} ${version}`,
    mode: fact('mode') ?? 'standalone',
    role: fact('role') ?? 'master',
  };
}

function closeQuietly(client: RedisClusterClient): void {
  try {
    client.destroy();
  } catch {
    // It was not open.
  }
}
