import { signerFor } from '@token-clients/auth-hooks';
import type { ProviderReference, TokenDescriptor } from '@token-clients/runtime';
import type { ProviderUnderTest } from './provider-under-test.js';
import { coboKeyPair } from './vendors/cobo-signatures.js';

/**
 * Makes up options with which the provider's function makes a grant that the server accepts, and the key that signs.
 *
 * @throws {ConfigurationError} `configuration` when requests must be signed by a scheme that is unknown
 */
export function grantOptions({ descriptor, contract, reference }: ProviderUnderTest): {
  readonly options: Readonly<Record<string, unknown>>;
  /** 64 hex characters, such as a signed request names its key; absent: nothing is signed. */
  readonly publicKey?: string;
} {
  const options: Record<string, unknown> = {};
  for (const name of needed(descriptor, reference)) options[name] = contract.credentials[name];
  const { signature } = descriptor.acquire.operation;
  if (signature === undefined) return { options };
  const { privateKey, publicKey } = coboKeyPair();
  return { options: { ...options, signer: signerFor(signature, privateKey) }, publicKey };
}

/** Names of the credentials without which a client does not get far, or which the spec requires of a token request. */
function needed(
  { credentials, clientAuth, startsFrom, acquire }: TokenDescriptor,
  reference: ProviderReference,
): string[] {
  const own = [clientAuth.id?.credential, clientAuth.secret?.credential, startsFrom?.code];
  const required = new Set(requiredFields(reference, acquire.operation.name));
  const sent = Object.entries(acquire.fields).flatMap(([field, source]) =>
    'credential' in source && required.has(field) ? [source.credential] : [],
  );
  const all = new Set([...own, ...sent]);
  return Object.keys(credentials).filter(name => credentials[name]?.required || all.has(name));
}

function requiredFields({ apis }: ProviderReference, method: string): string[] {
  return apis
    .flatMap(api => api.operations)
    .filter(({ operation }) => operation.name === method)
    .flatMap(({ parameters, body }) => [...parameters, ...(body?.fields ?? [])])
    .flatMap(({ name, required }) => (required ? [name] : []));
}
