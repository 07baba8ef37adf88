import { ConfigurationError } from '@token-clients/runtime';
import { fromHex, toHex } from '../platform.js';
import type { CryptoRuntime } from './crypto-runtime.js';
import {
  type Ed25519,
  type Ed25519Name,
  nodeEd25519,
  tweetnaclEd25519,
  webcryptoEd25519,
} from './ed25519.js';
import { andThen, isPromise, type MaybePromise } from './maybe-promise.js';

/**
 * Picks the first implementation that this runtime has, or the one that is asked for. A native one is used only if it
 * gives exactly the bytes of a known signature: some runtimes lack the curve, and WebKit's signatures are valid but
 * never the same twice. At once with node:crypto, otherwise as a promise.
 *
 * @throws {ConfigurationError} `configuration` when the one that is asked for does not work here, or tweetnacl is needed
 * and can't be loaded
 */
export function pickEd25519(runtime: CryptoRuntime, forced?: Ed25519Name): MaybePromise<Ed25519> {
  const { node, subtle, loadTweetnacl } = runtime;
  const tweetnacl = async () => tweetnaclEd25519(await loadTweetnacl().catch(notLoaded));
  const last = () => (forced ? unsupported(forced) : tweetnacl());
  const webcrypto = () => (subtle ? ifExact(webcryptoEd25519(subtle), last) : last());
  switch (forced) {
    case 'tweetnacl':
      return tweetnacl();
    case 'webcrypto':
      return webcrypto();
    case 'node':
      return node ? ifExact(nodeEd25519(node), last) : last();
    default:
      return node ? ifExact(nodeEd25519(node), webcrypto) : webcrypto();
  }
}

function unsupported(name: Ed25519Name): never {
  throw new ConfigurationError(
    `This runtime has no ${name} that signs with Ed25519 as RFC 8032 says; leave out \`implementation\`.`,
    { option: 'implementation' },
  );
}

function notLoaded(): never {
  throw new ConfigurationError(
    'tweetnacl could not be loaded; leave out `implementation`, or, where the runtime has no Ed25519 of its own, bundle tweetnacl for its platform.',
  );
}

/** RFC 8032 section 7.1, test 1: the empty message. The seed is public, never a real key. */
const KNOWN_SEED = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const KNOWN_SIGNATURE =
  'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a' +
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';

function ifExact(ed25519: Ed25519, otherwise: () => MaybePromise<Ed25519>): MaybePromise<Ed25519> {
  const decide = (exact: boolean) => (exact ? ed25519 : otherwise());
  let exact: MaybePromise<boolean>;
  try {
    exact = andThen(ed25519.open(fromHex(KNOWN_SEED) as Uint8Array), key =>
      andThen(key.sign(new Uint8Array()), signature => key.publicKey + toHex(signature) === KNOWN_SIGNATURE),
    );
  } catch {
    return decide(false);
  }
  // The failure is handled before the choice, so that an error of the choice itself is not swallowed.
  return isPromise(exact) ? exact.then(decide, () => decide(false)) : decide(exact);
}
