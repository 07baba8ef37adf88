import type { Fetch } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { connectionFetch } from '../connection/connection-fetch.js';
import { withUserAgent } from '../connection/with-user-agent.js';
import { debugFetch } from './debug-fetch.js';
import { type CallLimits, limitedFetch } from './limited-fetch.js';

/**
 * Returns the fetch over the configured connection. With `--debug` it logs.
 *
 * @param limits absent: whoever calls it has a time limit of its own, as a token source has
 */
export function transport(
  { io, args, secrets }: Pick<Context, 'io' | 'args' | 'secrets'>,
  { provider, connection }: Settings,
  limits?: CallLimits,
): Fetch {
  secrets.push(...(connection.proxy?.secrets ?? []));
  const unlimited = connectionFetch(connection);
  const send = limits ? limitedFetch(limits, unlimited) : unlimited;
  const { secretFields } = provider.descriptor;
  return withUserAgent(args.on('debug') ? debugFetch(io, secretFields, secrets, send) : send);
}
