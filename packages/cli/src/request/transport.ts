import type { Fetch, OperationReference } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { connectionFetch } from '../connection/connection-fetch.js';
import { exchangeOf } from '../operations/field-sources.js';
import { debugFetch } from './debug-fetch.js';

/** The fetch over the connection that the settings ask for. It logs with `--debug`. */
export function plainTransport(
  { io, args, secrets, problems }: Context,
  { provider, connection }: Settings,
): Fetch {
  secrets.push(...(connection.proxy?.secrets ?? []));
  const fetch = connectionFetch(connection, problems);
  return args.on('debug') ? debugFetch(io, provider.descriptor.secretFields, secrets, fetch) : fetch;
}

/**
 * The fetch for an operation. A token operation and a signed one say by themselves who calls; any other that the spec
 * guards gets a token.
 */
export async function transport(
  context: Context,
  settings: Settings,
  reference: OperationReference,
): Promise<Fetch> {
  const plain = plainTransport(context, settings);
  const { operation, security } = reference;
  const guarded =
    security.length > 0 &&
    operation.token === undefined &&
    operation.signature === undefined &&
    !exchangeOf(settings.provider.descriptor, reference);
  return guarded ? (await import('./bearer-transport.js')).bearerTransport(context, settings, plain) : plain;
}
