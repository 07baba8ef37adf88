import { createHash, createPrivateKey, createPublicKey, sign as signNatively } from 'node:crypto';
import { bearerFetch, coboSigner } from '@token-clients/auth-hooks';
import type { AccessToken, TokenSource } from '@token-clients/runtime';
import { atLeast, atMost, type Bench, type Figure } from './figure.js';
import { timeCalls } from './measure.js';
import { stubFetch } from './payload.js';
import { importPeer, peerFile, titleOf } from './peers.js';

/** A made-up key: 32 bytes as hex. */
const SEED = '5d'.repeat(32);
const ORIGIN = 'https://api.dev.cobo.com';
const BODY = JSON.stringify({
  client_id: 'fake',
  grant_type: 'refresh_token',
  refresh_token: 'fake-0123456789',
});
const request = { method: 'POST', url: `${ORIGIN}/v2/oauth/token`, body: BODY } as const;

/** What a Cobo signature costs, and a signed call. */
export async function signingSuite({ quick, say }: Bench): Promise<Figure[]> {
  say('signing');
  const signatures = await oneSignature(quick);
  say('signed calls');
  return [signatures, await signedCall(quick)];
}

async function oneSignature(quick: boolean): Promise<Figure> {
  const signer = coboSigner({ privateKey: SEED });
  const bare = bareSignature();
  const vendor = await vendorSignature();
  const nacl = await naclSignature();
  for (const made of [(await signer.sign(request)).headers, bare(), vendor(), nacl()]) {
    if (!/^[0-9a-f]{128}$/.test(made['biz-api-signature'] ?? '')) throw new Error('This is no signature.');
    if (made['biz-api-key'] !== bare()['biz-api-key']) throw new Error('This is not the public key.');
  }
  const fast = await timeCalls(
    { ours: () => signer.sign(request), bare },
    quick ? { rounds: 10, calls: 200 } : { rounds: 100, calls: 500 },
  );
  const { medians: slow } = await timeCalls(
    { vendor, nacl },
    quick ? { rounds: 2, calls: 10 } : { rounds: 25, calls: 20 },
  );
  const { ours = Number.NaN, bare: native = Number.NaN } = fast.medians;
  const { vendor: official = Number.NaN, nacl: perCall = Number.NaN } = slow;
  return {
    id: 'signing-one',
    title: 'One Cobo signature',
    conditions:
      'the same POST request; from method, URL and body to three headers; one process, medians of interleaved rounds; the vendor package by its own steps (text, crypto-js twice, getPublicKey, sign) without what it prints',
    unit: 'µs',
    rows: [
      { name: 'coboSigner', ours: true, value: ours, more: perSecond(ours) },
      { name: 'bare node:crypto, key kept', value: native, more: perSecond(native) },
      { name: titleOf('@cobo/cobo-waas2'), value: official, more: perSecond(official) },
      { name: `${titleOf('tweetnacl')}, fromSeed per call`, value: perCall, more: perSecond(perCall) },
    ],
    targets: [
      atMost('to bare node:crypto hash and sign', 1.2, fast.ratio('ours', 'bare'), 'x'),
      atLeast('faster than @cobo/cobo-waas2', 100, official / ours, 'x'),
    ],
  };
}

function perSecond(microseconds: number) {
  return { 'per s': Math.round(1e6 / microseconds) };
}

/** The least that the scheme needs, as one would write it for this one request. */
function bareSignature(): () => Record<string, string> {
  // The fixed head of an Ed25519 seed in PKCS#8 form (RFC 8410 section 7).
  const der = Buffer.from(`302e020100300506032b657004220420${SEED}`, 'hex');
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('hex');
  const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
  return () => {
    const { pathname, search } = new URL(request.url);
    const nonce = `${Date.now()}`;
    const text = `${request.method}|${pathname}|${nonce}|${search.slice(1)}|${request.body}`;
    const signature = signNatively(null, sha256(sha256(text)), key).toString('hex');
    return { 'biz-api-key': publicKey, 'biz-api-nonce': nonce, 'biz-api-signature': signature };
  };
}

type Sha256 = (data: unknown) => { toString(encoding: unknown): string };

/** The steps of the vendor's `ApiClient.callApi` up to the headers. */
async function vendorSignature(): Promise<() => Record<string, string>> {
  const { default: module } = await importPeer<{
    default: { default: new (key: string) => { getPublicKey(): string; sign(hash: string): string } };
  }>(peerFile('@cobo/cobo-waas2', 'dist/crypto/Ed25519Signer.js'));
  const { default: CryptoJs } = await importPeer<{ default: { SHA256: Sha256; enc: { Hex: unknown } } }>(
    'crypto-js',
  );
  const signer = new module.default(SEED);
  return () => {
    const body = JSON.stringify(JSON.parse(request.body));
    const nonce = `${Date.now()}`;
    const text = [request.method, new URL(request.url).pathname, nonce, '', body].join('|');
    const hash = CryptoJs.SHA256(CryptoJs.SHA256(text)).toString(CryptoJs.enc.Hex);
    return {
      'biz-api-key': signer.getPublicKey(),
      'biz-api-nonce': nonce,
      'biz-api-signature': signer.sign(hash),
    };
  };
}

/** The portable signature with the key made again each time, as many examples do it. */
async function naclSignature(): Promise<() => Record<string, string>> {
  const { default: nacl } = await importPeer<{
    default: {
      sign: {
        keyPair: { fromSeed(seed: Uint8Array): { secretKey: Uint8Array; publicKey: Uint8Array } };
        detached(message: Uint8Array, key: Uint8Array): Uint8Array;
      };
    };
  }>('tweetnacl');
  const seed = new Uint8Array(Buffer.from(SEED, 'hex'));
  const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
  return () => {
    const nonce = `${Date.now()}`;
    const text = `${request.method}|${new URL(request.url).pathname}|${nonce}||${request.body}`;
    const { secretKey, publicKey } = nacl.sign.keyPair.fromSeed(seed);
    const signature = nacl.sign.detached(sha256(sha256(text)), secretKey);
    return {
      'biz-api-key': Buffer.from(publicKey).toString('hex'),
      'biz-api-nonce': nonce,
      'biz-api-signature': Buffer.from(signature).toString('hex'),
    };
  };
}

async function signedCall(quick: boolean): Promise<Figure> {
  const now = Date.now();
  const token: AccessToken = {
    value: 'fake-access-token',
    type: 'Bearer',
    id: '0123456789abcdef',
    issuedAt: now,
    expiresAt: now + 3_600_000,
  };
  const source: TokenSource = { peek: () => token, get: async () => token, invalidate() {} };
  const options = { origins: [ORIGIN], fetch: stubFetch };
  const bearer = bearerFetch(source, options);
  const signed = bearerFetch(source, { ...options, signer: coboSigner({ privateKey: SEED }) });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: BODY };
  const raw = stubFetch as typeof fetch;
  const { medians: times } = await timeCalls(
    {
      'signed and with a token': async () => (await signed(request.url, init)).json(),
      'with a token': async () => (await bearer(request.url, init)).json(),
      'raw fetch': async () => (await raw(request.url, init)).json(),
    },
    quick ? { rounds: 10, calls: 200 } : { rounds: 100, calls: 500 },
  );
  const { 'signed and with a token': both = Number.NaN, 'raw fetch': plain = Number.NaN } = times;
  return {
    id: 'signing-call',
    title: 'A call through bearerFetch, signed',
    conditions: 'stub fetch, the response read and parsed; one process, medians of interleaved rounds',
    unit: 'µs/call',
    rows: Object.entries(times).map(([name, value]) => ({
      name,
      value,
      more: { 'over raw': value - plain },
      ...(name !== 'raw fetch' && { ours: true }),
    })),
    targets: [atMost('added to raw fetch', 100, both - plain, 'µs')],
  };
}
