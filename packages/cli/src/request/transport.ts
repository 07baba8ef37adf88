import type { Fetch, OperationReference } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { connectionFetch } from '../connection/connection-fetch.js';
import { withUserAgent } from '../connection/with-user-agent.js';
import { tokenRequestOf } from '../operations/field-sources.js';
import { debugFetch } from './debug-fetch.js';

/**
 * The fetch over the connection that the settings ask for. It logs with `--debug`.
 *
 * @param around what is put around it, below the log, such as a time limit
 */
export function plainTransport(
  { io, args, secrets, problems }: Context,
  { provider, connection }: Settings,
  around: (send: Fetch) => Fetch = send => send,
): Fetch {
  secrets.push(...(connection.proxy?.secrets ?? []));
  const send = around(connectionFetch(connection, problems));
  const { secretFields } = provider.descriptor;
  return withUserAgent(args.on('debug') ? debugFetch(io, secretFields, secrets, send) : send);
}

/**
 * Lends `work` the fetch for an operation. A token operation and a signed one say by themselves who calls; any other that
 * the spec guards gets a token.
 */
export async function withTransport<Result>(
  context: Context,
  settings: Settings,
  reference: OperationReference,
  work: (fetch: Fetch) => Promise<Result>,
): Promise<Result> {
  const { operation, security } = reference;
  const needsToken =
    security.length > 0 &&
    operation.token === undefined &&
    operation.signature === undefined &&
    !tokenRequestOf(settings.provider.descriptor, reference);
  if (!needsToken) return work(plainTransport(context, settings));
  const { authenticated } = await import('./authenticated.js');
  return authenticated(context, settings, ({ fetch }) => work((url, init) => fetch(url, init)));
}
