import type { TokenDescriptor } from './descriptor.js';
import { ConfigurationError } from './errors.js';
import type { ResolvedCredentials } from './token-types.js';

/** A credential: its text, or a function that is asked at every exchange, so that a changed secret is picked up. */
export type CredentialValue = string | (() => string | Promise<string>);

/**
 * Evaluates credentials for one exchange.
 *
 * @param context what else tells this credential from others, such as the endpoint
 * @throws ConfigurationError when one is empty, not a text, or its function fails; its value is not in the message
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
  if (typeof given !== 'function') return given;
  let value: unknown;
  try {
    value = await given();
  } catch {
    // The function's own error may hold the secret or where it is kept.
    throw new ConfigurationError(`${provider}: the function for ${name} failed; make it return a text.`);
  }
  if (typeof value === 'string' && value !== '') return value;
  throw new ConfigurationError(`${provider}: the function for ${name} returned no text.`);
}
