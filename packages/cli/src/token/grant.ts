import { createHash } from 'node:crypto';
import { type Fetch, type Signer, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import type { Context } from '../command.js';
import { PRIVATE_KEY } from '../config/credential-requirement.js';
import type { Credential } from '../config/credentials.js';
import { askForMissing, missingError, missingOf } from '../config/missing.js';
import type { Settings } from '../config/settings.js';
import { transport } from '../request/transport.js';
import { claimsOf } from './jwt.js';

/** Where secrets are noted as they are read, so that no output shows them. */
type SecretSink = Pick<Context, 'secrets'>;

/** What {@link grantFor} needs beside the settings. */
interface GrantParts {
  readonly credentials: readonly Credential[];
  readonly fetch: Fetch;
}

/**
 * Makes the grant of a provider. Values that are no secret are read now, since they are part of the cache key; secrets
 * when a token is requested, so that a cached token needs none.
 *
 * @throws {CliError} `configuration` when a value that the cache key needs is missing or can't be read
 * @throws {ConfigurationError} `configuration` when an option can't work
 */
export async function grantFor(
  context: SecretSink,
  settings: Settings,
  parts: GrantParts,
): Promise<TokenGrant> {
  const { descriptor } = settings.provider;
  const missing = missingOf(parts.credentials);
  const absent = missingError(settings.provider, missing);
  if (missing.some(isPartOfCacheKey)) throw absent;
  const values: Record<string, string | (() => Promise<string>)> = {};
  const identity: string[] = [];
  for (const credential of parts.credentials) {
    const { name, secret, perRequest } = credential;
    if (name === PRIVATE_KEY) continue;
    const lacks = async () => {
      throw absent;
    };
    const read = readerOf(
      context,
      missing.includes(credential) ? { ...credential, read: lacks } : credential,
    );
    if (!read) continue;
    values[name] = secret ? read : await read();
    if (perRequest) identity.push(identityOf(await read()));
  }
  const signer = await signerOf(context, settings, parts.credentials);
  // Few providers need a person: only those load what such a grant is.
  const makeGrant = descriptor.startsFrom
    ? (await import('@token-clients/runtime/code-grant')).codeGrant
    : tokenGrant;
  return makeGrant(descriptor, values, {
    ...connectionOf(settings),
    fetch: parts.fetch,
    signer,
    extraFields: settings.extraFields,
    tokenPath: settings.tokenPath?.value,
    // The cache key holds no secret, but users that are known by a secret must have different keys.
    account: identity.length === 0 ? undefined : identity.join(' '),
  });
}

/**
 * Makes the grant of a provider over the configured connection. What is missing is asked for on a terminal, secrets once a
 * token is requested.
 *
 * @throws {CliError} `configuration` when a value that the cache key needs is missing
 */
export function openGrant(
  context: Context,
  settings: Settings,
  { mayAsk = true }: { readonly mayAsk?: boolean } = {},
): Promise<TokenGrant> {
  const { io, args } = context;
  const credentials = askForMissing(settings.credentials, io, mayAsk && !args.on('no-input'));
  return grantFor(context, settings, { credentials, fetch: transport(context, settings) });
}

/** Returns the options that every client of a provider gets. */
export function connectionOf({ baseUrl, serverVariables, timeoutMs }: Settings) {
  return {
    baseUrl: baseUrl?.value,
    serverVariables: Object.fromEntries(
      Object.entries(serverVariables).map(([name, { value }]) => [name, value]),
    ),
    timeoutMs,
  };
}

/** Returns the signer for the provider's requests; undefined if they are not signed. */
export async function signerOf(
  context: SecretSink,
  { provider }: Settings,
  credentials: readonly Credential[],
): Promise<Signer | undefined> {
  const { signature } = provider.descriptor.clientAuth;
  const key = credentials.find(({ name }) => name === PRIVATE_KEY);
  const read = key && readerOf(context, key);
  if (!signature || !read) return undefined;
  const { signerFor } = await import('./signer.js');
  return signerFor(signature.scheme, await read());
}

/** Returns what reads a credential, and notes a secret as one; undefined if the credential was found nowhere. */
export function readerOf(
  { secrets }: SecretSink,
  { read, secret }: Credential,
): (() => Promise<string>) | undefined {
  if (!read || !secret) return read;
  return async () => {
    const value = await read();
    if (!secrets.includes(value)) secrets.push(value);
    return value;
  };
}

/** Whether a credential is part of the cache key, so that nothing can be looked up in the store without it. */
export function isPartOfCacheKey({ secret, perRequest, name }: Credential): boolean {
  return !secret || perRequest || name === PRIVATE_KEY;
}

/**
 * Returns a digest of the user that a per-request token speaks for: of issuer, subject and audience of a JWT, which stay
 * the same, else of the token itself.
 */
function identityOf(token: string): string {
  const claims = claimsOf(token);
  const who = claims?.sub === undefined ? token : JSON.stringify([claims.iss, claims.sub, claims.aud]);
  return createHash('sha256').update(who).digest('hex').slice(0, 32);
}
