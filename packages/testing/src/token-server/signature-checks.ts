import type { ReceivedRequest } from '../http/request.js';
import { coboSignatureCheck } from '../vendors/cobo-signatures.js';

type SignatureCheck = (request: ReceivedRequest) => string | undefined;

/** Makers of signature checks, by the name of the scheme. Each takes the only key that may sign. */
const SCHEMES: ReadonlyMap<string, (publicKey: string) => SignatureCheck> = new Map([
  ['CoboAuth', coboSignatureCheck],
]);

/** Returns what says what is wrong with a signature. Those of a scheme that is unknown here are not checked. */
export function signatureCheck(scheme: string | undefined, publicKey: string | undefined): SignatureCheck {
  const make = SCHEMES.get(scheme ?? '');
  return make && publicKey !== undefined ? make(publicKey) : () => undefined;
}
