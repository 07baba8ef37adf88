import type { Store } from '@token-clients/auth-hooks';
import type { RedisStore } from '@token-clients/redis-store';
import { isLoopback, isTokenClientError } from '@token-clients/runtime';
import { configurationError } from '../../cli-error.js';
import type { Finding } from '../../findings.js';
import { inWordsOf, type StoreKey, storeKey } from '../encryption-key.js';
import type { ConfiguredStore, OpenContext, OpenOptions, StoreRequest } from '../store-kind.js';
import type { RedisConnection } from './connect.js';
import { reachRedis } from './reach-redis.js';
import { parseRedisUrl, type RedisUrl } from './redis-url.js';

const PREFIX = 'token-clients:';

/**
 * Reads the settings of a store in Redis: `url`, `prefix` and `encryption_key`, or their variables. Nothing is loaded or
 * connected before the store is opened.
 *
 * @throws {CliError} `configuration` for a URL or a key that can't be used, and when there is no URL
 */
export function redisStoreKind(request: StoreRequest): ConfiguredStore {
  const { source, variable, setting } = request;
  const place = placeOf(request);
  const key = storeKey(request);
  const prefix = variable('TOKEN_CLIENTS_STORE_PREFIX') ?? String(setting('prefix') ?? PREFIX);
  let { shown } = place;
  let connecting: Promise<RedisConnection> | undefined;
  // A run may open its store twice, over one connection.
  const connect = (context: OpenContext) => (connecting ??= connected(context));
  async function connected({ secrets, atEnd }: OpenContext): Promise<RedisConnection> {
    const url = await place.read();
    shown = url.shown;
    secrets.push(...url.secrets);
    const { certificates, io } = request;
    const { connectRedis } = await import('./connect.js');
    return connectRedis(url, {
      certificates,
      atEnd,
      source: place.source,
      clock: io.clock,
      signal: io.signal,
    });
  }
  const open = (options: OpenOptions) => openRedisStore(connect, prefix, key, options);
  return {
    kind: 'redis',
    source,
    isChosen: true,
    keepsTokens: true,
    open,
    describe: () => [
      { setting: 'store.url', value: place.hasLogin ? `${shown} (with user name or password)` : shown },
      { setting: 'store.prefix', value: prefix },
    ],
    check: () => checkSettings(place, key !== undefined),
    reach: context =>
      reachRedis(
        () => connect(context),
        () => open({ ...context, use: 'read' }),
      ),
    inspect: async (context, cacheKey) => (await open({ ...context, use: 'read' })).inspect(cacheKey),
    forget: async (context, cacheKey) => (await open({ ...context, use: 'write' })).forget(cacheKey),
    tryOut,
    hasRecords: () => false,
    get failed() {
      return `The token store ${shown} failed.`;
    },
    get keptWhere() {
      return `tokens are kept in ${shown}, for all that share it, ${key ? 'encrypted' : 'not encrypted'}`;
    },
    get sharedAt() {
      return shown;
    },
    removeLeftovers: async () => 0,
  };
}

/** Where the URL was written. */
interface Place {
  readonly source: string;
  /** The URL without user name and password, or where it is kept. */
  readonly shown: string;
  readonly hasLogin: boolean;
  /** A password is in the config file as plain text. */
  readonly isPlainInFile: boolean;
  /** The URL, if it is not in another place. */
  readonly url?: RedisUrl;
  read(): Promise<RedisUrl>;
}

function placeOf(request: StoreRequest): Place {
  const { source, setting } = request;
  const inFile = setting('url');
  const text = request.url ?? (inFile === undefined ? undefined : String(inFile));
  if (text === undefined)
    throw configurationError(
      `The store redis needs a URL (${source}): set TOKEN_CLIENTS_STORE=redis://HOST:6379, or store.url in the config file.`,
    );
  const secret = request.url === undefined ? request.secret(text, 'store.url') : undefined;
  if (secret) {
    const { shown } = secret;
    const read = async () => parseRedisUrl(await secret.read(), `store.url, ${shown}`);
    return { source: 'config file', shown, hasLogin: false, isPlainInFile: false, read };
  }
  const from = request.url === undefined ? 'config file' : source;
  const url = parseRedisUrl(text, from);
  const { shown, username, password } = url;
  return {
    source: from,
    shown,
    hasLogin: username !== undefined || password !== undefined,
    isPlainInFile: password !== undefined && from === 'config file',
    url,
    read: async () => url,
  };
}

async function openRedisStore(
  connect: (context: OpenContext) => Promise<RedisConnection>,
  prefix: string,
  key: StoreKey | undefined,
  options: OpenOptions,
): Promise<RedisStore> {
  const encryptionKey = await key?.read();
  options.secrets.push(...(encryptionKey ?? []));
  const { client } = await connect(options);
  const { redisStore } = await import('@token-clients/redis-store');
  try {
    return redisStore(client, { prefix, encryptionKey, hardTimeoutMs: options.hardTimeoutMs });
  } catch (error) {
    throw inWordsOf(key, error);
  }
}

async function tryOut(store: Store): Promise<string | undefined> {
  try {
    // No record has this name.
    await store.read('');
    return undefined;
  } catch (error) {
    if (isTokenClientError(error) && error.code === 'store_unavailable') return error.message;
    throw error;
  }
}

function checkSettings({ shown, url, isPlainInFile }: Place, isEncrypted: boolean): Finding[] {
  const found: Finding[] = [
    { level: 'ok', what: `token store ${shown}: shared, ${isEncrypted ? 'encrypted' : 'not encrypted'}` },
  ];
  if (isPlainInFile)
    found.push({
      level: 'warning',
      what: 'the password of the token store is in the config file as plain text',
      repair: 'Write env:NAME, file:PATH or command:LINE as store.url.',
    });
  if (url && !url.tls && !isEncrypted && !isLoopback(url.host))
    found.push({
      level: 'warning',
      what: `tokens go to ${shown} over the network in plain text`,
      repair: 'Use a URL that starts with rediss://, or set TOKEN_CLIENTS_STORE_KEY.',
    });
  return found;
}
