import type { Signer } from '@token-clients/runtime';
import { configurationError } from '../cli-error.js';

/** Makers of signers by the name of the scheme, as descriptors ask for them. Each is loaded when it is asked for. */
const SCHEMES: Readonly<Record<string, (privateKey: string) => Promise<Signer>>> = {
  CoboAuth: async key => (await import('./cobo-signature.js')).coboSignature(key),
};

/**
 * Makes the signer of a scheme.
 *
 * @throws CliError, ConfigurationError (`configuration`) for a scheme that is not known, or a key that is none
 */
export async function signerFor(scheme: string, privateKey: string): Promise<Signer> {
  const make = SCHEMES[scheme];
  if (!make)
    throw configurationError(`The signature scheme ${scheme} is not known here. Update token-clients.`);
  return make(privateKey);
}
