import { createHash, verify } from 'node:crypto';
import { startServer } from '@token-clients/testing/servers';
import { describe, expect, test } from 'vitest';
import { coboSigner } from '../../src/sign/cobo-signer.js';
import { hostRuntime } from '../../src/sign/crypto-runtime.js';
import { doubleSha256 } from '../../src/sign/digest.js';
import { REQUESTS } from './request-vectors.js';
import { GO_FORMS, KEYS, PUBLISHED, RESPONSES, type RequestVector } from './vectors.js';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const implementations = ['node', 'webcrypto', 'tweetnacl'] as const;

/** What we sign: the URL as a caller writes it, with every value percent-encoded the plain way. */
async function sign(vector: RequestVector, origin = 'https://api.cobo.com') {
  const query = vector.params.map(pair => pair.map(encodeURIComponent).join('=')).join('&');
  const signer = coboSigner({ privateKey: KEYS[vector.key].seed, nonce: () => vector.nonce });
  const url = origin + vector.path + (query && `?${query}`);
  return signer.sign({ method: vector.method, url, body: vector.body });
}

describe('coboSigner()', () => {
  for (const implementation of implementations) {
    for (const vector of REQUESTS.filter(({ conforms }) => conforms)) {
      test(`signs ${vector.id} as the vector says, with ${implementation}`, async () => {
        const signer = coboSigner({
          privateKey: KEYS[vector.key].seed,
          nonce: () => vector.nonce,
          implementation,
        });
        const query = new URLSearchParams(vector.params.map(pair => [...pair])).toString();
        const url = `https://api.cobo.com${vector.path}${query && `?${query}`}`;

        const signed = await signer.sign({ method: vector.method, url, body: vector.body });

        expect(signed.url).toBe(`https://api.cobo.com${vector.path}${vector.query && `?${vector.query}`}`);
        expect(signed.headers).toEqual({
          'biz-api-key': KEYS[vector.key].publicKey,
          'biz-api-nonce': vector.nonce,
          'biz-api-signature': vector.signature,
        });
      });
    }
  }

  for (const vector of REQUESTS.filter(({ conforms }) => conforms)) {
    test(`puts on the wire for ${vector.id} the very bytes that the vector signs`, async () => {
      await using server = await startServer();
      const { url, headers } = await sign(vector, server.url);

      await fetch(url, { method: vector.method, headers, body: vector.body === '' ? null : vector.body });

      const [request] = server.requests;
      const [path, query = ''] = (request?.target ?? '').split('?');
      const message = [request?.method, path, request?.headers['biz-api-nonce'], query, request?.body].join(
        '|',
      );
      expect(message).toBe(vector.message);
      expect(sha256(sha256(message)).toString('hex')).toBe(vector.hash);
      expect(request?.headers['biz-api-signature']).toBe(vector.signature);
      expect(request?.headers['biz-api-key']).toBe(KEYS[vector.key].publicKey);
    });
  }

  // Where an official SDK contradicts itself or the others. What we sign is always what we send.
  const sameText = [
    'get-space-and-plus',
    'get-unicode-query',
    'post-empty-object-body',
    'get-path-param-needing-encoding',
  ];
  for (const vector of REQUESTS.filter(({ conforms }) => !conforms)) {
    const same = sameText.includes(vector.id);
    test(`${same ? 'signs the same string as' : 'does not build'} ${vector.id}, and sends what it signs`, async () => {
      await using server = await startServer();
      const { url, headers } = await sign(vector, server.url);

      await fetch(url, { method: vector.method, headers, body: vector.body === '' ? null : vector.body });

      const [request] = server.requests;
      const [path, query = ''] = (request?.target ?? '').split('?');
      const sent = [request?.method, path, vector.nonce, query, request?.body].join('|');
      expect(sent === vector.message).toBe(same);
      expect(headers['biz-api-signature'] === vector.signature).toBe(same);
      if (vector.wireQuery?.includes('%20')) expect(query).not.toBe(vector.wireQuery);
      const hash = sha256(sha256(sent));
      expect(accepts(KEYS[vector.key].publicKey, hash, headers['biz-api-signature'] ?? '')).toBe(true);
    });
  }

  test('keeps the order of the caller and adds no newline, unlike the Go SDK', async () => {
    for (const form of GO_FORMS) {
      const ours = REQUESTS.find(({ id }) => form.id.endsWith(id));
      if (!ours) throw new Error(form.id);

      const { headers } = await sign(ours);

      expect(headers['biz-api-signature']).not.toBe(form.signature);
    }
  });

  test('derives the public keys, and signs the string, that Cobo has published', async () => {
    const digest = doubleSha256(hostRuntime());
    for (const { seed, publicKey, text, signature } of PUBLISHED) {
      const signer = coboSigner({ privateKey: seed });

      expect(await signer.publicKey()).toBe(publicKey);
      if (text === undefined || signature === undefined) continue;
      expect(accepts(publicKey, await digest(text, ''), signature)).toBe(true);
    }
  });
});

describe('coboSigner({ responseKey })', () => {
  for (const implementation of implementations) {
    for (const vector of RESPONSES) {
      test(`accepts ${vector.id} in both spellings of the headers, with ${implementation}`, async () => {
        const signer = coboSigner({
          privateKey: KEYS.C.seed,
          responseKey: KEYS[vector.key].publicKey,
          implementation,
        });
        for (const [name, time] of [
          ['biz-resp-signature', 'biz-timestamp'],
          ['BIZ_RESP_SIGNATURE', 'BIZ_TIMESTAMP'],
        ] as const) {
          const headers = new Headers({ [name]: vector.signature, [time]: vector.timestamp });

          expect(signer.verify).toBeTypeOf('function');
          await signer.verify?.({ operation: 'getToken', status: 200, headers, body: vector.body });
        }
      });

      test(`rejects ${vector.id} when a byte, the time or the key is another, with ${implementation}`, async () => {
        const check = async (changed: { body?: string; timestamp?: string; key?: 'A' | 'B' | 'C' }) => {
          const { body, timestamp, key } = { ...vector, ...changed };
          const headers = new Headers({ 'biz-resp-signature': vector.signature, 'biz-timestamp': timestamp });
          const responseKey = KEYS[key].publicKey;
          const signer = coboSigner({ privateKey: KEYS.C.seed, responseKey, implementation });
          return signer.verify?.({ operation: 'getToken', status: 200, headers, body });
        };

        for (const changed of [{ body: `${vector.body} ` }, { timestamp: '1' }, { key: 'C' as const }]) {
          await expect(check(changed)).rejects.toMatchObject({
            code: 'malformed_response',
            reason: 'signature',
          });
        }
      });
    }
  }

  const checking = (responseKey: string) => {
    const { verify: check } = coboSigner({ privateKey: KEYS.A.seed, responseKey });
    expect(check).toBeTypeOf('function');
    return async (status: number, headers: Record<string, string>) =>
      check?.({ operation: 'getToken', status, headers: new Headers(headers), body: '' });
  };

  test('rejects a success that is not signed, and no other response for that: gateways sign nothing', async () => {
    const check = checking('prod');

    for (const status of [200, 201, 204, 299]) {
      await expect(check(status, {})).rejects.toMatchObject({ reason: 'signature', status });
    }
    for (const status of [304, 400, 401, 403, 404, 414, 429, 500, 502, 503, 504]) {
      await expect(check(status, { 'biz-timestamp': '1' })).resolves.toBeUndefined();
    }
  });

  test('rejects a wrong signature whatever the status', async () => {
    const check = checking('prod');
    const wrong = { 'biz-resp-signature': '00'.repeat(64) };

    for (const status of [200, 400, 401, 403, 500, 503, 504]) {
      for (const headers of [{ ...wrong, 'biz-timestamp': '1' }, wrong, { 'biz-resp-signature': '' }]) {
        await expect(check(status, headers)).rejects.toMatchObject({ reason: 'signature', status });
      }
    }
  });

  test('rejects a malformed signature', async () => {
    const check = checking('dev');
    for (const text of ['zz', '00'.repeat(63), 'é'.repeat(128)]) {
      const headers = { 'biz-resp-signature': text, 'biz-timestamp': '1' };

      await expect(check(200, headers)).rejects.toMatchObject({ reason: 'signature' });
    }
  });

  test('does not check responses unless asked, and rejects an invalid key', () => {
    expect(coboSigner({ privateKey: KEYS.A.seed }).verify).toBeUndefined();
    expect(() => coboSigner({ privateKey: KEYS.A.seed, responseKey: 'production' })).toThrow(/public key/);
  });
});

function accepts(publicKey: string, message: Uint8Array, signature: string): boolean {
  const der = Buffer.from(`302a300506032b6570032100${publicKey}`, 'hex');
  return verify(null, message, { key: der, format: 'der', type: 'spki' }, Buffer.from(signature, 'hex'));
}
