import { configurationError } from '../../cli-error.js';

/** Where a Redis is, and how to log in. */
export interface RedisUrl {
  readonly tls: boolean;
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly database: number;
  /** The host is a Sentinel: the name of the primary to ask it for. */
  readonly sentinel?: string;
  /** The URL without user name and password. */
  readonly shown: string;
  /** Parts that no output may show. */
  readonly secrets: readonly string[];
}

const PORT = 6379;
const SENTINEL_PORT = 26379;

/** Shown in messages, which never repeat the URL itself, because it may hold a password. */
const EXAMPLE = 'redis://HOST:6379 or rediss://USER:PASSWORD@HOST:6379/0';

/**
 * Reads `redis[s]://[USER[:PASSWORD]@]HOST[:PORT][/DATABASE][?sentinel=NAME]`.
 *
 * @param source where it was found, for messages
 * @throws {CliError} `configuration` when it is no such URL
 */
export function parseRedisUrl(text: string, source: string): RedisUrl {
  const bad = (why: string) => configurationError(`The URL of the token store (${source}) ${why}.`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url?.hostname || !/^rediss?:$/.test(url.protocol))
    throw bad(
      `must name one host, like ${EXAMPLE}. In a password, write % and two hex digits for each special character`,
    );
  const { protocol, hostname, pathname, searchParams } = url;
  const [, database = '0'] = /^\/?(\d{0,5})$/.exec(pathname) ?? [];
  if (!/^\/?\d{0,5}$/.test(pathname)) throw bad(`must end with the number of a database, like ${EXAMPLE}`);
  const unknown = [...searchParams.keys()].find(name => name !== 'sentinel');
  if (unknown !== undefined || url.hash !== '')
    throw bad(
      'has a parameter that does not exist. The only one is ?sentinel=NAME, for the host of a Sentinel',
    );
  const sentinel = searchParams.get('sentinel');
  if (sentinel === '') throw bad('must name the primary that the Sentinel watches: ?sentinel=NAME');
  const port = Number(url.port) || (sentinel === null ? PORT : SENTINEL_PORT);
  const username = decoded(url.username, bad);
  const password = decoded(url.password, bad);
  const rest = `${Number(database) === 0 ? '' : `/${Number(database)}`}${sentinel === null ? '' : `?sentinel=${encodeURIComponent(sentinel)}`}`;
  return {
    tls: protocol === 'rediss:',
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    database: Number(database),
    ...(username !== '' && { username }),
    ...(password !== '' && { password }),
    ...(sentinel !== null && { sentinel }),
    shown: `${protocol}//${hostname}:${port}${rest}`,
    // With a shorter secret, redaction would hide every string as a whole.
    secrets: [url.password, password].filter(secret => secret.length > 3),
  };
}

function decoded(text: string, bad: (why: string) => Error): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw bad('has a % in its user name or password that must be written as %25');
  }
}
