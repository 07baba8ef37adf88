import { type CliError, usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import { missingError, missingOf } from '../config/missing.js';
import { withSpinner } from '../output/spinner.js';
import type { Stored } from './stored.js';

/**
 * Revokes the stored token at the server: first the refresh token, from which servers revoke what came of it
 * (RFC 7009 section 2.1), then the access token.
 */
export async function revokeStored({ io }: Context, { settings, grant, snapshot }: Stored): Promise<void> {
  const { token } = snapshot ?? {};
  const { revoke } = grant;
  if (!revoke) throw cannotRevoke(settings.provider.name);
  if (!token) return;
  const missing = missingOf(settings.credentials);
  if (missing.length > 0) throw missingError(settings.provider.name, missing);
  const credentials = await grant.resolve();
  const options = { signal: io.signal, timeoutMs: settings.timeoutMs };
  await withSpinner(io, `Revoking the token at ${grant.origin} ...`, async () => {
    if (token.refreshToken !== undefined)
      await revoke(credentials, { value: token.refreshToken, kind: 'refresh' }, options);
    await revoke(credentials, { value: token.accessToken, kind: 'access' }, options);
  });
}

/** Where the spec has no operation for it. */
export function cannotRevoke(provider: string): CliError {
  return usageError(
    `${provider} has no operation to revoke a token: it stays valid until it ends. To forget it here: token-clients token logout ${provider}`,
  );
}
