import { coboSigner } from '@token-clients/auth-hooks';
import type { Signer } from '@token-clients/runtime';

/** Signs requests as the scheme CoboAuth wants. */
export async function coboSignature(privateKey: string): Promise<Signer> {
  const signer = coboSigner({ privateKey });
  // Tokens of another key are other tokens.
  return { ...signer, keyId: await signer.publicKey() };
}
