import { ClosedError, ConfigurationError } from '@token-clients/runtime';
import type { CryptoRuntime } from './crypto-runtime.js';
import { type Ed25519, type Ed25519Name, type OpenedKey, openCryptoKey, openKeyObject } from './ed25519.js';
import { andThen, isPromise, type MaybePromise, once } from './maybe-promise.js';
import { type CheckedKey, checkPrivateKey, type PrivateKey } from './private-key.js';

/** A private key that is opened once, when it is first needed. */
export interface LazyKey {
  /** Opens the key: at once where node:crypto holds it, otherwise as a promise until the first call has ended. */
  open(): MaybePromise<OpenedKey>;
  /** The public key, if it is known without opening; on Node it always is. */
  readonly publicKey: string | undefined;
  close(): void;
}

export interface LazyKeyOptions {
  readonly publicKey?: string | Uint8Array | undefined;
  readonly implementation?: Ed25519Name | undefined;
}

/**
 * Takes a private key in any form. What can be checked without opening it is checked now; on Node it is opened now.
 *
 * @throws {ConfigurationError} `configuration` when something is wrong with the key; the message never shows it
 */
export function lazyKey(
  privateKey: PrivateKey,
  { publicKey, implementation }: LazyKeyOptions,
  runtime: CryptoRuntime,
  pick: () => MaybePromise<Ed25519>,
): LazyKey {
  let key: CheckedKey | undefined = checkPrivateKey(privateKey, publicKey);
  let opened: OpenedKey | undefined;

  const openOnce = once((checked: CheckedKey) =>
    andThen(openKey(checked, runtime, implementation, pick), ready => {
      wipe(checked);
      if (key && (!key.publicKey || ready.publicKey === key.publicKey)) {
        opened = ready;
        return ready;
      }
      ready.close();
      throw key
        ? new ConfigurationError('The private key does not belong to the public key.', {
            option: 'privateKey',
          })
        : closed();
    }),
  );
  const open = () => {
    if (!key) throw closed();
    return opened ?? openOnce(key);
  };

  // tweetnacl and WebCrypto wait for the first use: nothing is loaded for a signer that never signs.
  if (runtime.node && implementation !== 'webcrypto' && implementation !== 'tweetnacl') {
    const result = open();
    if (isPromise(result)) result.then(undefined, () => {});
  }
  return {
    open,
    publicKey: opened?.publicKey ?? key?.publicKey,
    close() {
      wipe(key);
      opened?.close();
      key = undefined;
      opened = undefined;
    },
  };
}

function openKey(
  key: CheckedKey,
  { node, subtle }: CryptoRuntime,
  implementation: Ed25519Name | undefined,
  pick: () => MaybePromise<Ed25519>,
): MaybePromise<OpenedKey> {
  if ('seed' in key) return andThen(pick(), ed25519 => ed25519.open(key.seed));
  if ('signer' in key) return openSigner(key);
  const native = 'keyObject' in key ? 'node' : 'webcrypto';
  if (implementation && implementation !== native) {
    throw new ConfigurationError(
      `A key of this form works with the implementation ${native} only; leave out \`implementation\`.`,
      { option: 'implementation' },
    );
  }
  if ('keyObject' in key && node) return openKeyObject(node, key.keyObject);
  if ('cryptoKey' in key && subtle) return openCryptoKey(subtle, key.cryptoKey, key.publicKey);
  throw new ConfigurationError('This runtime cannot use a key of this form; pass the seed.', {
    option: 'privateKey',
  });
}

function openSigner({ signer, publicKey }: Extract<CheckedKey, { signer: unknown }>): OpenedKey {
  return {
    publicKey,
    sign: message => andThen(signer.sign(message), checkSignature),
    close() {},
  };
}

function checkSignature(signature: Uint8Array): Uint8Array {
  if (signature instanceof Uint8Array && signature.length === 64) return signature;
  throw new ConfigurationError('The given signer did not return an Ed25519 signature: 64 bytes are needed.');
}

function wipe(key: CheckedKey | undefined): void {
  if (key && 'seed' in key) key.seed.fill(0);
}

function closed(): ClosedError {
  return new ClosedError('The signer was closed.');
}
