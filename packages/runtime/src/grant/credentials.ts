import { ConfigurationError } from '../errors/errors.js';
import type { TokenDescriptor } from '../model/descriptor.js';
import { secretNames } from '../redact/names.js';
import type { Credentials, CredentialValue, GrantOptions } from './grant-options.js';
import type { ResolvedCredentials } from './token-types.js';

/**
 * Evaluates credentials for one token request.
 *
 * @param context what else distinguishes this credential from others, such as the endpoint
 * @throws {ConfigurationError} `configuration` when one is not a string, its function fails or returns nothing, it has a line
 * break at its end, a byte order mark at its beginning, or a character that comes of a wrong encoding; its value is not in
 * the message
 */
export async function resolveCredentials(
  { provider, credentials: known }: Pick<TokenDescriptor, 'provider' | 'credentials'>,
  given: Readonly<Record<string, CredentialValue | undefined>>,
  context: readonly string[],
): Promise<ResolvedCredentials> {
  const values = new Map<string, string>();
  for (const name of Object.keys(known)) {
    const value = await evaluate(provider, name, given[name]);
    if (value !== undefined) values.set(name, value);
  }
  const bytes = new TextEncoder().encode(JSON.stringify([...context, ...values]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const fingerprint = Array.from(digest.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('');
  // Values live in this closure: printing the object shows the fingerprint alone.
  return { fingerprint, value: name => values.get(name) };
}

async function evaluate(
  provider: string,
  name: string,
  given: CredentialValue | undefined,
): Promise<string | undefined> {
  if (given === undefined || given === '') return undefined;
  if (typeof given !== 'function') return checked(provider, name, given);
  let value: unknown;
  try {
    value = await given();
  } catch (thrown) {
    // The function's own error may hold the secret or where it is kept: it is not shown.
    throw new ConfigurationError(`${provider}: the function for ${name} failed; make it return a string.`, {
      option: name,
      thrown,
    });
  }
  if (value === '')
    throw new ConfigurationError(`${provider}: the function for ${name} returned an empty string.`, {
      option: name,
    });
  return checked(provider, name, value);
}

/** Characters that no credential holds, with where they come from and what to do. */
const WRONG_CHARACTERS = [
  [/[\ud800-\udfff]/u, 'half a character (a lone surrogate)'],
  [/^\ufeff/, 'a byte order mark, as files of some editors do; save it as UTF-8 without one, or strip it'],
  [/\0/, 'a NUL, as UTF-16 has that was read as UTF-8; read it as UTF-16, or save it as UTF-8'],
  [
    /\ufffd/,
    'a replacement character (U+FFFD): it was read in another encoding than it has; read it in its own',
  ],
] as const;

/** Rejects what can't be right before it costs one of the attempts after which an account locks. */
function checked(provider: string, name: string, value: unknown): string {
  if (typeof value !== 'string')
    throw new ConfigurationError(`${provider}: ${name} must be a string.`, { option: name });
  if (/[\r\n]$|^[\r\n]/.test(value)) {
    throw new ConfigurationError(
      `${provider}: ${name} has a line break at its beginning or end, as strings read from files do; trim it.`,
      { option: name },
    );
  }
  const wrong = WRONG_CHARACTERS.find(([pattern]) => pattern.test(value));
  if (wrong) throw new ConfigurationError(`${provider}: ${name} has ${wrong[1]} in it.`, { option: name });
  return value;
}

/**
 * Returns the key under which a grant keeps its token: all that changes the token and is no secret.
 *
 * What a credential function will return is not known yet. A grant that depends on one gets the account's name instead, or
 * else a random key, so that two subjects never share a token by accident.
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
