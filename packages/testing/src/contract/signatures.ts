import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { SignableRequest, Signer } from '@token-clients/runtime';
import type { ReceivedRequest } from '../http/request.js';
import { coboKeyPair, coboSign, coboVerify, signedText } from '../vendors/cobo-signatures.js';

/** A signature scheme that specs ask for, written a second time, so that a test does not believe what it tests. */
export interface Scheme {
  /** A new private key, in the form in which users have it. */
  newKey(): string;
  signer(privateKey: string): Signer;
  /** The names of the headers that it adds, in lower case. */
  readonly headers: readonly string[];
  /** Whether a request, exactly as it was received, has a signature that fits its key header. */
  verifies(request: ReceivedRequest): boolean;
}

/** Ed25519 over the double SHA-256 of `METHOD|PATH|NONCE|QUERY|BODY`. */
const coboAuth: Scheme = {
  newKey: () => coboKeyPair().privateKey,
  signer(privateKey) {
    const publicKey = publicKeyOf(privateKey);
    let last = 0;
    return {
      scheme: 'CoboAuth',
      keyId: publicKey,
      sign({ method, url, body }: SignableRequest) {
        last = Math.max(Date.now(), last + 1);
        const { pathname, search } = new URL(url);
        const bytes = signedText(
          {
            method,
            target: url,
            path: pathname,
            query: search.slice(1),
            headers: {},
            body: Buffer.from(body),
          },
          `${last}`,
        );
        return {
          url,
          headers: {
            'BIZ-API-KEY': publicKey,
            'BIZ-API-NONCE': `${last}`,
            'BIZ-API-SIGNATURE': coboSign(privateKey, bytes),
          },
        };
      },
    };
  },
  headers: ['biz-api-key', 'biz-api-nonce', 'biz-api-signature'],
  verifies(request) {
    const [key = '', nonce = '', signature = ''] = this.headers.map(name => request.headers[name]);
    return /^\d+$/.test(nonce) && coboVerify(key, signedText(request, nonce), signature);
  },
};

const SCHEMES: Readonly<Record<string, Scheme>> = { CoboAuth: coboAuth };

/** @param name as a spec's `x-token` calls it */
export function schemeOf(name: string): Scheme {
  const scheme = SCHEMES[name];
  if (!scheme)
    throw new Error(
      `The signature scheme ${name} is unknown here. Known: ${Object.keys(SCHEMES).join(', ')}.`,
    );
  return scheme;
}

function publicKeyOf(seed: string): string {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(seed, 'hex'),
  ]);
  const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  return key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
}
