import { type CliError, usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { withSpinner } from '../output/spinner.js';
import { plainTransport } from '../request/transport.js';
import { withSource } from './open-source.js';

/**
 * Revokes the stored token at the server, as the library does it, and forgets it. If the server refuses, it is kept.
 *
 * @returns whether there was something that the server revokes: some take refresh tokens only
 * @throws CliError (`usage`) where the spec has no operation for it
 */
export function revokeStored(context: Context, settings: Settings): Promise<boolean> {
  const { io } = context;
  const { name, descriptor } = settings.provider;
  if (!descriptor.revoke) throw cannotRevoke(name);
  const fetch = plainTransport(context, settings);
  return withSource(context, settings, fetch, { mayShorten: true }, ({ source, grant }) =>
    withSpinner(io, `Revoking the token at ${grant.origin} ...`, () =>
      Promise.race([source.revoke(), interruption(io.signal)]),
    ),
  );
}

/** What became of a token that was to be revoked. */
export function outcomeOf(revoked: boolean): string {
  return revoked
    ? 'revoked, and forgotten here'
    : 'forgotten here; the server revokes no token of this kind, so it stays valid there until it ends';
}

function cannotRevoke(provider: string): CliError {
  return usageError(
    `${provider} has no operation to revoke a token: it stays valid until it ends. To forget it here: token-clients token logout ${provider}`,
  );
}

/** Rejects when the user does not want to wait any longer. */
function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
