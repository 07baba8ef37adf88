import type { RedisStore } from '@token-clients/redis-store';
import { isTokenClientError } from '@token-clients/runtime';
import { isCliError } from '../../cli-error.js';
import type { Finding } from '../../findings.js';
import type { RedisConnection } from './connect.js';

/** Checks that the Redis of a store responds, that its scripts can run, and that it does not drop tokens. */
export async function reachRedis(
  connect: () => Promise<RedisConnection>,
  open: () => Promise<RedisStore>,
): Promise<Finding[]> {
  try {
    const { server, shown } = await connect();
    // No record has this name.
    const { warnings, serverVersion } = await (await open()).inspect('');
    const version = server.version ?? serverVersion ?? 'a version that it does not say';
    return [
      { level: 'ok', what: `token store ${shown} responds: ${version}, ${server.mode}` },
      ...warnings.map((what): Finding => ({ level: 'warning', what: `token store ${shown}: ${what}` })),
    ];
  } catch (error) {
    if (isTokenClientError(error) && error.code === 'store_unavailable')
      return [{ level: 'unreachable', what: error.message }];
    if (isCliError(error) || isTokenClientError(error)) return [{ level: 'error', what: error.message }];
    throw error;
  }
}
