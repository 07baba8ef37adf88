import { coboOAuth } from '@token-clients/cobo-oauth';
import { expect, test } from 'vitest';
import { coboSigner } from '../../src/sign/cobo-signer.js';
import { RFC_8032 } from './vectors.js';

const [first, second] = RFC_8032.map(({ seed }) => seed);

test('a signer names its key, which it does not show', () => {
  const signer = coboSigner({ privateKey: first ?? '' });

  expect(signer.keyId).toBe(RFC_8032[0]?.publicKey);
  expect(JSON.stringify(signer)).not.toContain(first);
});

test('another key is another credential: what was rejected with the old one is tried with the new one', async () => {
  const grant = (privateKey = '') =>
    coboOAuth({ clientId: 'a', orgId: 'b', signer: coboSigner({ privateKey }) });
  const [a, again, b] = await Promise.all(
    [grant(first), grant(first), grant(second)].map(made => made.resolve()),
  );

  expect(again?.fingerprint).toBe(a?.fingerprint);
  expect(b?.fingerprint).not.toBe(a?.fingerprint);
});
