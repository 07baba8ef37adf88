import { ConfigurationError, type CredentialDescription } from '@token-clients/runtime';
import type { ProviderUnderTest } from '../provider-under-test.js';

/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The credentials of a real account. */
export interface LiveCredentials {
  /** By the names in the descriptor. */
  readonly credentials: Readonly<Record<string, string>>;
  /** For providers whose requests are signed. */
  readonly privateKey?: string;
}

/**
 * Reads the credentials of a real account from the environment variables that the spec names.
 *
 * @throws {ConfigurationError} `configuration` when one is missing; the message lists all that are missing
 */
export function liveCredentials(
  { descriptor, contract }: ProviderUnderTest,
  environment: Environment = process.env,
): LiveCredentials {
  const { credentials: described, clientAuth } = descriptor;
  const credentials: Record<string, string> = {};
  const missing: string[] = [];
  for (const [name, credential] of Object.entries(described)) {
    const value = credentialValue(credential, environment);
    if (value !== undefined) credentials[name] = value;
    else if (credential.required) missing.push(missingLine(credential.env ?? [], credential.description));
  }
  const { signature } = clientAuth;
  const privateKey = signature && firstSet(signature.env, environment);
  if (signature && privateKey === undefined) missing.push(missingLine(signature.env, signature.description));
  if (missing.length === 0) return { credentials, ...(privateKey !== undefined && { privateKey }) };
  throw new ConfigurationError(
    `${contract.provider} needs credentials. Set in the environment:\n${missing.join('\n')}`,
    { option: 'credentials' },
  );
}

function missingLine([first = '', ...others]: readonly string[], description: string): string {
  const or = others.length > 0 ? ` (or ${others.join(', ')})` : '';
  return `  ${first}  ${description}${or}`;
}

function credentialValue(
  { env = [], envPointer }: CredentialDescription,
  environment: Environment,
): string | undefined {
  const pointed = envPointer === undefined ? undefined : environment[envPointer];
  return (pointed && environment[pointed]) || firstSet(env, environment);
}

function firstSet(names: readonly string[], environment: Environment): string | undefined {
  return names.map(name => environment[name]).find(value => value !== undefined && value !== '');
}
