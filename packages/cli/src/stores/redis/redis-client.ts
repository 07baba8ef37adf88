import type { NodeRedisClient } from '@token-clients/redis-store';
import { configurationError } from '../../cli-error.js';

/** The package that connects to Redis. It is not installed with this program. */
const PACKAGE = 'redis';

/** A connection as this program uses it; the package's types are not needed to build this one. */
export interface RedisClient extends NodeRedisClient {
  connect(): Promise<unknown>;
  destroy(): void;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  sendCommand(words: readonly string[]): Promise<unknown>;
}

/** A connection to all nodes of a Cluster. */
export type RedisClusterClient = Omit<RedisClient, 'sendCommand'>;

/** How one connection is made. */
export interface ClientOptions {
  readonly RESP: 2;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly database?: number;
  readonly disableClientInfo: boolean;
  readonly maintNotifications: 'disabled';
  readonly socket: {
    readonly host: string;
    readonly port: number;
    readonly tls?: boolean;
    readonly connectTimeout: number;
    readonly reconnectStrategy: (retries: number) => number | false;
  };
}

export interface RedisPackage {
  createClient(options: ClientOptions): RedisClient;
  createCluster(options: {
    readonly rootNodes: readonly ClientOptions[];
    readonly defaults: Omit<ClientOptions, 'socket'> & { readonly socket: object };
  }): RedisClusterClient;
}

/**
 * Loads the package.
 *
 * @throws {CliError} `configuration` when it is not installed
 */
export async function loadRedis(): Promise<RedisPackage> {
  try {
    // The name is not a literal, because type checks and bundles must not need optional packages.
    return (await import(PACKAGE)) as RedisPackage;
  } catch (error) {
    if (!/MODULE_NOT_FOUND$/.test(String((error as NodeJS.ErrnoException).code))) throw error;
    throw configurationError(
      `A token store in Redis needs the package ${PACKAGE}, which is not installed. Install it where this program is, such as with: npm install --global ${PACKAGE}`,
    );
  }
}
