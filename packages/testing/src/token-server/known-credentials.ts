import { signerFor } from '@token-clients/auth-hooks';
import { ConfigurationError, type TokenDescriptor } from '@token-clients/runtime';
import type { ProviderUnderTest } from '../provider-under-test.js';
import { coboKeyPair } from '../vendors/cobo-signatures.js';

/** A credential that the server accepts: one string, or all for which a function returns true. */
export type KnownCredential = string | ((value: string) => boolean);

/** The credentials that a server accepts, by their name in the descriptor. */
export class KnownCredentials {
  readonly #known: Map<string, KnownCredential>;

  constructor(known: Readonly<Record<string, KnownCredential>>) {
    this.#known = new Map(Object.entries(known));
  }

  /** Accepts another value from now on, and the old one no longer. */
  change(name: string, known: KnownCredential): void {
    this.#known.set(name, known);
  }

  /** Returns whether a value, as it was on the wire, is the credential. A list may come as one or in a string. */
  accepts(name: string, value: unknown): boolean {
    const known = this.#known.get(name);
    if (value === undefined || known === undefined) return false;
    const words = spelled(value);
    return typeof known === 'function' ? known(words) : words === known || words === listed(known);
  }
}

function spelled(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function listed(value: string): string {
  return value.split(/[\s,]+/).join(' ');
}

/**
 * Makes up options with which the provider's function makes a grant that the server accepts, and the key that signs.
 *
 * @throws {ConfigurationError} `configuration` when the provider has not what tests need, or requests must be signed by a scheme
 * that is unknown
 */
export function grantOptions({ descriptor, contract }: ProviderUnderTest): {
  readonly options: Readonly<Record<string, unknown>>;
  /** 64 hex characters, such as a signed request names its key; absent: nothing is signed. */
  readonly publicKey?: string;
} {
  if (!descriptor || !contract) {
    throw new ConfigurationError(
      "The provider has no contract. Import its grant from the package's module for tests, '@token-clients/PROVIDER/testing'.",
    );
  }
  const options: Record<string, unknown> = {};
  for (const name of needed(descriptor)) options[name] = contract.credentials[name];
  const { signature } = descriptor.acquire.operation;
  if (signature === undefined) return { options };
  const { privateKey, publicKey } = coboKeyPair();
  return { options: { ...options, signer: signerFor(signature, privateKey) }, publicKey };
}

/** Names of the credentials without which a client does not get far. */
function needed({ credentials, clientAuth, startsFrom }: TokenDescriptor): string[] {
  const own = [clientAuth.id?.credential, clientAuth.secret?.credential, startsFrom?.code];
  return Object.keys(credentials).filter(name => credentials[name]?.required || own.includes(name));
}
