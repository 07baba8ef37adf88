import { ConfigurationError, type Signer } from '@token-clients/runtime';
import { coboSigner } from './cobo-signer.js';
import type { PrivateKey } from './private-key.js';

/** Makers of signers, by the name of the scheme. */
const SCHEMES: ReadonlyMap<string, (options: { readonly privateKey: PrivateKey }) => Signer> = new Map([
  ['CoboAuth', coboSigner],
]);

/**
 * Makes the signer of a scheme that a descriptor names (`clientAuth.signature.scheme`), for programs that work with any
 * provider. A program that knows the provider calls the signer's own function, such as {@link coboSigner}.
 *
 * @throws {ConfigurationError} `configuration` when the scheme is unknown, or the key is invalid
 */
export function signerFor(scheme: string, privateKey: PrivateKey): Signer {
  const make = SCHEMES.get(scheme);
  if (make) return make({ privateKey });
  throw new ConfigurationError(
    `The signature scheme ${scheme} is unknown; update @token-clients/auth-hooks.`,
  );
}
