import { spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../src/platform.js';
import { makeCoboSigner } from '../../src/sign/cobo-signer.js';
import { type CryptoRuntime, hostRuntime, type WebCryptoLike } from '../../src/sign/crypto-runtime.js';
import type { Ed25519Name } from '../../src/sign/ed25519.js';
import { pickEd25519 } from '../../src/sign/ed25519-pick.js';
import { RFC_8032 } from './vectors.js';

const names = ['node', 'webcrypto', 'tweetnacl'] as const;
const host = hostRuntime();
const bytes = (hex: string) => fromHex(hex) as Uint8Array<ArrayBuffer>;

async function signWith(name: Ed25519Name, seed: Uint8Array<ArrayBuffer>, message: Uint8Array) {
  const ed25519 = await pickEd25519(host, name);
  const key = await ed25519.open(seed);
  return key.publicKey + toHex(await key.sign(message));
}

/** WebCrypto as WebKit has it: right keys, valid signatures, never the same one twice. */
function randomising(real: SubtleCrypto): WebCryptoLike {
  const sign = async (...args: Parameters<SubtleCrypto['sign']>) => {
    const signature = new Uint8Array(await real.sign(...args));
    crypto.getRandomValues(signature.subarray(0, 32));
    return signature.buffer;
  };
  const get = (target: SubtleCrypto, name: PropertyKey) =>
    name === 'sign' ? sign : Reflect.get(target, name).bind(target);
  return new Proxy(real, { get }) as unknown as WebCryptoLike;
}

describe('Ed25519', () => {
  for (const name of names) {
    test(`${name} gives the public keys and signatures of RFC 8032`, async () => {
      for (const { seed, publicKey, message, signature } of RFC_8032) {
        expect(await signWith(name, bytes(seed), bytes(message))).toBe(publicKey + signature);
      }
    });

    test(`${name} verifies the signatures of RFC 8032 and rejects changed ones`, async () => {
      const ed25519 = await pickEd25519(host, name);
      for (const { publicKey, message, signature } of RFC_8032) {
        const good = bytes(signature);
        const bad = good.map((byte, i) => (i === 40 ? byte ^ 1 : byte));

        expect(await ed25519.verify(bytes(publicKey), bytes(message), good)).toBe(true);
        expect(await ed25519.verify(bytes(publicKey), bytes(message), bad)).toBe(false);
      }
    });
  }

  test('is the same to the last byte in all three, for any seed and message', async () => {
    const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const messages = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(seeds, messages, async (seed, message) => {
        const [first, ...others] = await Promise.all(
          names.map(name => signWith(name, new Uint8Array(seed), message)),
        );

        for (const other of others) expect(other).toBe(first);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the choice of an implementation', () => {
  const without: CryptoRuntime = { ...host, node: undefined };
  const choose = async (runtime: CryptoRuntime) => (await pickEd25519(runtime)).name;

  test('takes node:crypto at once, without a promise', () => {
    expect(pickEd25519(host)).toMatchObject({ name: 'node' });
  });

  test('takes WebCrypto where there is no node:crypto', async () => {
    expect(await choose(without)).toBe('webcrypto');
  });

  test('takes tweetnacl where there is neither', async () => {
    expect(await choose({ ...without, subtle: undefined })).toBe('tweetnacl');
  });

  test('passes over a WebCrypto that mixes random bytes into its signatures', async () => {
    const subtle = randomising(webcrypto.subtle as SubtleCrypto);

    expect(await choose({ ...without, subtle })).toBe('tweetnacl');
  });

  test('passes over a WebCrypto, and a node:crypto, without the curve', async () => {
    const refuse = () => {
      throw new Error('NotSupportedError');
    };
    const subtle = { importKey: async () => refuse() } as unknown as WebCryptoLike;
    const node = { ...host.node, createPrivateKey: refuse } as unknown as CryptoRuntime['node'];

    expect(await choose({ ...without, subtle })).toBe('tweetnacl');
    expect(await choose({ ...host, node })).toBe('webcrypto');
    expect(await choose({ ...host, node, subtle })).toBe('tweetnacl');
  });

  test('rejects the implementation asked for when this runtime does not have it', async () => {
    const subtle = randomising(webcrypto.subtle as SubtleCrypto);

    expect(() => pickEd25519(without, 'node')).toThrow(/no node/);
    await expect(pickEd25519({ ...host, subtle }, 'webcrypto')).rejects.toMatchObject({
      code: 'configuration',
    });
  });

  test('rejects node, as a signer, where there is no node:crypto, whatever the form of the key', async () => {
    const seed = '11'.repeat(32);
    for (const privateKey of [seed, bytes(seed)]) {
      const signer = makeCoboSigner({ privateKey, implementation: 'node' }, without);
      const sign = async () => signer.sign({ method: 'GET', url: 'https://api.cobo.com/v2/x', body: '' });

      await expect(sign()).rejects.toMatchObject({ code: 'configuration' });
      await expect(signer.publicKey()).rejects.toMatchObject({ code: 'configuration' });
    }
  });

  test('says so when tweetnacl is needed and was not bundled for this platform', async () => {
    const loadTweetnacl = async () => {
      throw new Error('Dynamic require of "crypto" is not supported');
    };
    const lost = { node: undefined, subtle: undefined, loadTweetnacl };

    for (const forced of [undefined, 'tweetnacl'] as const)
      await expect(pickEd25519(lost, forced)).rejects.toMatchObject({ code: 'configuration' });
  });
});

describe('tweetnacl', () => {
  /** Signs in a process of its own, which prints the loaded CommonJS modules of that name. */
  function loadedAfterSigning(options: string): string {
    const script = `
      import { createRequire } from 'node:module';
      const { coboSigner } = await import(${JSON.stringify(new URL('../../dist/sign/cobo-signer.js', import.meta.url).href)});
      const signer = coboSigner({ privateKey: '11'.repeat(32), ${options} });
      await signer.sign({ method: 'GET', url: 'https://api.cobo.com/v2/wallets', body: '' });
      const { cache } = createRequire(import.meta.url);
      console.log(Object.keys(cache).filter(file => file.includes('tweetnacl')).length);
    `;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    return child.stdout.trim() || child.stderr;
  }

  test('is not among the loaded modules after signing on Node', () => {
    expect(loadedAfterSigning('')).toBe('0');
    expect(loadedAfterSigning("implementation: 'webcrypto'")).toBe('0');
  });

  test('is loaded when it is asked for', () => {
    expect(loadedAfterSigning("implementation: 'tweetnacl'")).toBe('1');
  });
});
