import type { TokenDescriptor } from './descriptor.js';
import type { Credentials, GrantOptions } from './grant-options.js';
import { secretNames } from './secret-names.js';

/**
 * All that changes the token and is no secret. What a function will say is not known yet: a grant that depends on one
 * gets the account's name instead, or else a key of its own, so that no two subjects ever share a token by accident.
 */
export function cacheKeyOf(
  { provider, credentials: known, secretFields }: TokenDescriptor,
  tokenUrl: string,
  credentials: Credentials,
  { account, extraFields = {}, signer }: GrantOptions,
): string {
  const identity: [string, string][] = [];
  let certain = true;
  for (const name of Object.keys(known).sort()) {
    const value = credentials[name];
    if (value === undefined || value === '') continue;
    const { secret, perRequest } = known[name] ?? {};
    if (!secret && typeof value === 'string') identity.push([name, value]);
    else if (!secret || perRequest) certain = false;
  }
  const isSecret = secretNames(secretFields);
  const extra = Object.entries(extraFields)
    .filter(([name]) => !isSecret(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    provider,
    tokenUrl,
    signer?.keyId ?? '',
    identity,
    extra,
    account ?? (certain ? '' : crypto.randomUUID()),
  ]);
}
