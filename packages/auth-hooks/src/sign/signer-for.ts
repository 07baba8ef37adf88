import { ConfigurationError, type Signer } from '@token-clients/runtime';
import { coboSigner } from './cobo-signer.js';
import type { PrivateKey } from './private-key.js';

/** Makers of signers, by the name of the scheme. */
const SCHEMES: ReadonlyMap<string, (options: { readonly privateKey: PrivateKey }) => Signer> = new Map([
  ['CoboAuth', coboSigner],
]);

/**
 * The signer of a scheme that a descriptor names (`clientAuth.signature.scheme`), for programs that work with any
 * provider. Who knows the provider calls the signer's own maker.
 *
 * @throws ConfigurationError (`configuration`) for a scheme that is not known, or a key that is none
 */
export function signerFor(scheme: string, privateKey: PrivateKey): Signer {
  const make = SCHEMES.get(scheme);
  if (make) return make({ privateKey });
  throw new ConfigurationError(
    `The signature scheme ${scheme} is not known; update @token-clients/auth-hooks.`,
  );
}
