import { type JwtAlgorithm, jwtAssertion } from '@token-clients/auth-hooks/jwt-assertion';
import { tokenGrant } from '@token-clients/runtime';
import { startOidcServer } from '@token-clients/test-support/oauth-servers';
import { describe, expect, test } from 'vitest';
import { describeOAuth, failureOf, fieldsOf } from './helpers.js';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A provider whose clients prove themselves by a JWT. */
function describeAssertion(method: 'private_key_jwt' | 'client_secret_jwt') {
  const oauth = describeOAuth();
  const clientAssertion = { description: 'A JWT.', secret: true, required: true, perRequest: true };
  return describeOAuth({
    credentials: { ...oauth.credentials, clientAssertion },
    clientAuth: { methods: [method], id: { credential: 'clientId', field: 'client_id' } },
    acquire: {
      ...oauth.acquire,
      fields: {
        grant_type: { value: 'client_credentials' },
        client_assertion_type: { value: ASSERTION_TYPE },
        client_assertion: { credential: 'clientAssertion' },
      },
    },
  });
}

const KEYS: readonly [JwtAlgorithm, Parameters<typeof crypto.subtle.generateKey>[0]][] = [
  [
    'RS256',
    {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    } as RsaHashedKeyGenParams,
  ],
  [
    'PS256',
    {
      name: 'RSA-PSS',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    } as RsaHashedKeyGenParams,
  ],
  ['ES256', { name: 'ECDSA', namedCurve: 'P-256' } as EcKeyGenParams],
];

async function keyPair(algorithm: Parameters<typeof crypto.subtle.generateKey>[0]) {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64');
  return {
    jwk: (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey & { kty: string },
    publicJwk: { ...(await crypto.subtle.exportKey('jwk', pair.publicKey)), kid: 'k1', use: 'sig' },
    pem: `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`,
    key: pair.privateKey as CryptoKey & { type: 'private' },
  };
}

describe('jwtAssertion(), at oidc-provider', () => {
  test.each(KEYS)('signs by %s, with a key as PEM, JWK or CryptoKey', async (algorithm, parameters) => {
    const { pem, jwk, key, publicJwk } = await keyPair(parameters);
    await using server = await startOidcServer({
      clientAuth: 'private_key_jwt',
      clientKeys: [publicJwk],
      assertionAlgorithm: algorithm,
    });
    const { clientId, url, tokenUrl } = server;

    for (const form of [pem, jwk, key]) {
      const clientAssertion = jwtAssertion({
        issuer: clientId,
        audience: url,
        algorithm,
        key: form,
        keyId: 'k1',
      });
      const grant = tokenGrant(
        describeAssertion('private_key_jwt'),
        { clientId, clientAssertion },
        { baseUrl: url },
      );

      const { accessToken } = await grant.acquire(await grant.resolve());

      expect(accessToken).toBeTruthy();
    }
    expect(tokenUrl).toBe(`${url}/token`);
    const assertions = server.requests.map(({ text }) => fieldsOf(text).client_assertion);
    expect(new Set(assertions).size).toBe(3);
  });

  test('signs by the secret itself, which is never sent', async () => {
    const clientSecret = 'fake-secret-of-more-than-thirty-two-bytes';
    await using server = await startOidcServer({
      clientAuth: 'client_secret_jwt',
      clientSecret,
      assertionAlgorithm: 'HS256',
    });
    const { clientId, url } = server;
    const clientAssertion = jwtAssertion({
      issuer: clientId,
      audience: url,
      algorithm: 'HS256',
      key: clientSecret,
    });
    const grant = tokenGrant(
      describeAssertion('client_secret_jwt'),
      { clientId, clientAssertion },
      { baseUrl: url },
    );

    const { tokenType } = await grant.acquire(await grant.resolve());

    expect(tokenType).toBe('Bearer');
    expect(server.requests.map(({ text }) => text).join()).not.toContain(clientSecret);
  });

  test('a key of another kind is rejected before anything is sent, and not shown', async () => {
    const { pem } = await keyPair(KEYS[2]?.[1] as EcKeyGenParams);
    const clientAssertion = jwtAssertion({ issuer: 'id', audience: 'x', algorithm: 'RS256', key: pem });
    const grant = tokenGrant(describeAssertion('private_key_jwt'), { clientId: 'id', clientAssertion });

    const error = await failureOf(grant.resolve());

    expect(error).toMatchObject({ code: 'configuration', option: 'clientAssertion' });
    expect(JSON.stringify(error) + error.message).not.toContain(pem.slice(30, 60));
  });
});
