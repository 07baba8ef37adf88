import { createPrivateKey, generateKeyPairSync, type KeyObject, webcrypto } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../src/platform.js';
import { coboSigner, makeCoboSigner } from '../../src/sign/cobo-signer.js';
import { hostRuntime } from '../../src/sign/crypto-runtime.js';
import { pkcs8FromSeed } from '../../src/sign/der.js';
import { checkPrivateKey, type PrivateKey } from '../../src/sign/private-key.js';
import { KEYS } from './vectors.js';

const { seed, publicKey } = KEYS.A;
const seedBytes = fromHex(seed) as Uint8Array<ArrayBuffer>;
const der = pkcs8FromSeed(seedBytes);
const keyObject = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
const pem = keyObject.export({ format: 'pem', type: 'pkcs8' }).toString();
const request = { method: 'GET', url: 'https://api.cobo.com/v2/x', body: '' };

async function signature(privateKey: PrivateKey, more: { publicKey?: string } = {}): Promise<string> {
  const signed = await coboSigner({ privateKey, nonce: () => '1', ...more }).sign(request);
  return `${signed.headers['biz-api-key']} ${signed.headers['biz-api-signature']}`;
}

describe('a private key', () => {
  test('gives the same signature in every form', async () => {
    const cryptoKey = await webcrypto.subtle.importKey('pkcs8', der, 'Ed25519', false, ['sign']);
    // RFC 5958 version 2: the public key follows the seed.
    const v2 = Buffer.concat([
      Buffer.from('3051020101300506032b657004220420', 'hex'),
      seedBytes,
      Buffer.from(`812100${publicKey}`, 'hex'),
    ]);
    const forms: PrivateKey[] = [
      seed.toUpperCase(),
      ` ${seed}\n`,
      seed + publicKey,
      Buffer.from(seedBytes),
      Buffer.from(seed + publicKey, 'hex'),
      pem,
      pem.replaceAll('\n', '\r\n'),
      der,
      v2,
      keyObject,
      { publicKey: Buffer.from(publicKey, 'hex'), sign: async message => sign(keyObject, message) },
    ];

    const expected = await signature(seed);

    for (const form of forms) expect(await signature(form)).toBe(expected);
    expect(await signature(cryptoKey as CryptoKey, { publicKey })).toBe(expected);
  });

  test('of the caller is not touched; our copy of the seed is wiped once it is imported', async () => {
    const own = new Uint8Array(seedBytes);
    const copies: Uint8Array[] = [];
    const host = hostRuntime();
    const { node } = host;
    if (!node) throw new Error('needs node:crypto');
    const createPrivateKey = (options: { key: Uint8Array; format: 'der'; type: 'pkcs8' }) => {
      copies.push(options.key);
      return node.createPrivateKey(options);
    };

    makeCoboSigner({ privateKey: own }, { ...host, node: { ...node, createPrivateKey } });

    expect(own).toEqual(seedBytes);
    expect(copies).toHaveLength(2);
    for (const copy of copies) expect(copy.every(byte => byte === 0)).toBe(true);
  });

  test('is wiped in tweetnacl on close, and signing then throws', async () => {
    const secrets: Uint8Array[] = [];
    const host = hostRuntime();
    const loadTweetnacl = async () => {
      const nacl = await host.loadTweetnacl();
      const fromSeed = (bytes: Uint8Array) => {
        const pair = nacl.sign.keyPair.fromSeed(bytes);
        secrets.push(pair.secretKey);
        return pair;
      };
      return { sign: { keyPair: { fromSeed }, detached: nacl.sign.detached } };
    };
    const signer = makeCoboSigner(
      { privateKey: seed, implementation: 'tweetnacl' },
      { ...host, loadTweetnacl },
    );
    await signer.sign(request);

    signer.close();

    expect(secrets).toHaveLength(1);
    expect(secrets[0]?.every(byte => byte === 0)).toBe(true);
    expect(() => signer.sign(request)).toThrow(/closed/);
  });

  test('is asked for again after tweetnacl could not be loaded', async () => {
    const host = hostRuntime();
    let tries = 0;
    const loadTweetnacl = async () => {
      tries++;
      if (tries === 1) throw new Error('the chunk did not load');
      return host.loadTweetnacl();
    };
    const runtime = { node: undefined, subtle: undefined, loadTweetnacl };
    const sha256 = async (data: Uint8Array) =>
      new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(data)));
    const signer = makeCoboSigner({ privateKey: seed, sha256, nonce: () => '1' }, runtime);

    await expect(signer.sign(request)).rejects.toMatchObject({ code: 'configuration' });

    const { headers } = await signer.sign(request);
    expect(`${headers['biz-api-key']} ${headers['biz-api-signature']}`).toBe(await signature(seed));
  });

  test('without any SHA-256 asks for one', () => {
    const runtime = { ...hostRuntime(), node: undefined, subtle: undefined };

    expect(() => makeCoboSigner({ privateKey: seed }, runtime)).toThrow(/sha256/);
  });
});

describe('a wrong private key', () => {
  const secp256k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const own = generateKeyPairSync('ed25519');
  const x25519 = generateKeyPairSync('x25519');
  const pkcs8 = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString();
  const spki = (key: KeyObject) => key.export({ format: 'pem', type: 'spki' }).toString();
  const canary = 'c0ffee'.repeat(10);

  const cases: [what: string, key: unknown, says: RegExp, publicKey?: string][] = [
    ['too short hex', canary, /has 30 bytes; a seed has 32/],
    ['an odd number of digits', `${canary}123`, /has 63 characters; 64 hex/],
    ['not hex', `${canary}xyz!`, /neither hex nor PEM \(64 characters\)/],
    ['with 0x', `0x${canary}1234`, /starts with 0x/],
    ['empty', '', /has 0 bytes/],
    ['a public key in PEM', spki(own.publicKey), /is the public key/],
    ['a public key as KeyObject', own.publicKey, /is a public key/],
    ['the public key beside itself', publicKey, /is the public key/, publicKey],
    ['beside the wrong public key', seed, /does not belong to the public key/, KEYS.B.publicKey],
    ['with the wrong public half', seed + KEYS.B.publicKey, /does not belong to the public key/],
    ['secp256k1 in PEM', pkcs8(secp256k1.privateKey), /is secp256k1; only Ed25519/],
    [
      'secp256k1 in SEC 1 form',
      secp256k1.privateKey.export({ format: 'pem', type: 'sec1' }).toString(),
      /kind "EC PRIVATE KEY"/,
    ],
    ['secp256k1 as KeyObject', secp256k1.privateKey, /kind ec; only Ed25519/],
    ['a compressed secp256k1 public key', `02${seed}`, /public key of another curve/],
    ['RSA', pkcs8(rsa.privateKey), /is RSA; only Ed25519/],
    ['X25519', pkcs8(x25519.privateKey), /X25519, which cannot sign/],
    [
      'encrypted',
      own.privateKey
        .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-128-cbc', passphrase: 'x' })
        .toString(),
      /is encrypted/,
    ],
    ['damaged PEM', pem.replace('MC4', '!!'), /damaged PEM/],
    ['cut PEM', pem.slice(0, 50), /damaged PEM/],
    ['a secret KeyObject', { type: 'secret', asymmetricKeyType: undefined }, /is a secret key/],
    [
      'a CryptoKey without its public key',
      { type: 'private', algorithm: { name: 'Ed25519' } },
      /Pass `publicKey`/,
    ],
    ['a CryptoKey for ECDSA', { type: 'private', algorithm: { name: 'ECDSA' } }, /kind ECDSA/],
    ['undefined', undefined, /is of type undefined/],
    ['a signer with a short public key', { publicKey: 'abcd', sign: () => seedBytes }, /public key is not/],
  ];

  for (const [what, key, says, beside] of cases) {
    test(`${what}: the error says so and does not show it`, () => {
      let thrown: unknown;
      try {
        coboSigner({ privateKey: key as PrivateKey, ...(beside && { publicKey: beside }) });
      } catch (error) {
        thrown = error;
      }

      expect(thrown).toMatchObject({ code: 'configuration', message: expect.stringMatching(says) });
      const shown = `${inspect(thrown, { depth: 10, showHidden: true })} ${JSON.stringify(thrown)} ${(thrown as Error).stack}`;
      for (const part of [canary, seed, publicKey, pem.slice(30, 80)]) expect(shown).not.toContain(part);
    });
  }

  test('a signer that returns something else than a signature is rejected', async () => {
    const signer = coboSigner({ privateKey: { publicKey, sign: async () => seedBytes } });

    await expect(signer.sign(request)).rejects.toMatchObject({ code: 'configuration' });
  });

  test('can be checked without node:crypto', () => {
    expect(() => checkPrivateKey(pkcs8(secp256k1.privateKey))).toThrow(/secp256k1/);
    expect(checkPrivateKey(pem)).toMatchObject({ seed: seedBytes });
  });

  test('a signer shows no key when it is printed', () => {
    const shown = inspect(coboSigner({ privateKey: seed }), { depth: 10, showHidden: true });

    expect(shown).not.toContain(seed);
    expect(shown).not.toContain('KeyObject');
  });
});

function sign(key: KeyObject, message: Uint8Array): Uint8Array {
  return hostRuntime().node?.sign(null, message, key as never) ?? new Uint8Array();
}
