import { signerFor } from '@token-clients/auth-hooks';
import type { TokenDescriptor } from '@token-clients/runtime';
import type { ProviderUnderTest } from './provider-under-test.js';
import { coboKeyPair } from './vendors/cobo-signatures.js';

/**
 * Makes up options with which the provider's function makes a grant that the server accepts, and the key that signs.
 *
 * @throws {ConfigurationError} `configuration` when requests must be signed by a scheme that is unknown
 */
export function grantOptions({ descriptor, contract }: ProviderUnderTest): {
  readonly options: Readonly<Record<string, unknown>>;
  /** 64 hex characters, such as a signed request names its key; absent: nothing is signed. */
  readonly publicKey?: string;
} {
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
