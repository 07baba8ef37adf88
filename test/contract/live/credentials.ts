import type { CredentialDescription, TokenDescriptor } from '@token-clients/runtime';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a person has to set, and what it is. */
export interface MissingVariable {
  readonly names: readonly string[];
  readonly description: string;
}

export interface LiveCredentials {
  /** By the names in the descriptor. */
  readonly values: ReadonlyMap<string, string>;
  /** For providers whose requests are signed. */
  readonly privateKey?: string;
  /** All values that must not be shown. */
  readonly secrets: readonly string[];
}

/** The credentials of a real account, from the variables that the descriptor names. */
export function readCredentials(
  { credentials, clientAuth }: TokenDescriptor,
  environment: Environment,
): LiveCredentials | { readonly missing: readonly MissingVariable[] } {
  const values = new Map<string, string>();
  const secrets: string[] = [];
  const missing: MissingVariable[] = [];
  for (const [name, credential] of Object.entries(credentials)) {
    const value = credentialValue(credential, environment);
    if (value !== undefined) values.set(name, value);
    if (value !== undefined && credential.secret) secrets.push(value);
    if (value === undefined && credential.required) {
      missing.push({ names: credential.env ?? [], description: credential.description });
    }
  }
  const { signature } = clientAuth;
  const privateKey = signature && firstSet(signature.env, environment);
  if (signature && privateKey === undefined) {
    missing.push({ names: signature.env, description: signature.description });
  }
  if (missing.length > 0) return { missing };
  return privateKey === undefined
    ? { values, secrets }
    : { values, privateKey, secrets: [...secrets, privateKey] };
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
