import { untilAborted } from '@token-clients/runtime/requests';
import { type CliError, usageError } from '../cli-error.js';
import { type Context, PROGRAM } from '../command.js';
import type { Settings } from '../config/settings.js';
import { withSpinner } from '../output/spinner.js';
import { type NamedProvider, onCommandLine } from '../providers/registry.js';
import type { ConfiguredStore } from '../stores/store-kind.js';
import { openGrant } from './grant.js';
import { withSource } from './token-source.js';

/**
 * Revokes the stored token at the server and forgets it. If the server responds with an error, the token is kept.
 *
 * @returns whether the server revoked anything: some take refresh tokens only
 * @throws {CliError} `usage` when the spec has no operation for it
 */
export async function revokeStored(context: Context, settings: Settings): Promise<boolean> {
  const { io } = context;
  const { provider } = settings;
  if (!provider.descriptor.revoke) throw cannotRevoke(provider);
  const grant = await openGrant(context, settings);
  return withSource(context, settings, grant, { mayShorten: true }, ({ source }) =>
    withSpinner(io, `Revoking the token at ${grant.origin} ...`, () =>
      untilAborted(source.revoke(), io.signal),
    ),
  );
}

/** What became of a token that was to be revoked. */
export function outcomeOf(revoked: boolean, store: ConfiguredStore): string {
  return revoked
    ? `revoked, and ${forgotten(store)}`
    : `${forgotten(store)}; the server revokes no token of this kind, so it stays valid there until it ends`;
}

/** Where a token was forgotten. */
export function forgotten({ sharedAt }: ConfiguredStore): string {
  return sharedAt === undefined ? 'forgotten here' : `forgotten in ${sharedAt}, for all that share it`;
}

function cannotRevoke(provider: NamedProvider): CliError {
  return usageError(
    `${provider.name} has no operation to revoke a token: it stays valid until it ends. To forget it here: ${PROGRAM} token logout ${onCommandLine(provider)}`,
  );
}
