import type { Fetch } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { connectionFetch } from '../connection/connection-fetch.js';
import { withUserAgent } from '../connection/with-user-agent.js';
import { debugFetch } from './debug-fetch.js';

/**
 * Returns the fetch over the configured connection. With `--debug` it logs.
 *
 * @param around what is put around it, below the log, such as a time limit
 */
export function plainTransport(
  { io, args, secrets }: Pick<Context, 'io' | 'args' | 'secrets'>,
  { provider, connection }: Settings,
  around: (send: Fetch) => Fetch = send => send,
): Fetch {
  secrets.push(...(connection.proxy?.secrets ?? []));
  const send = around(connectionFetch(connection));
  const { secretFields } = provider.descriptor;
  return withUserAgent(args.on('debug') ? debugFetch(io, secretFields, secrets, send) : send);
}
