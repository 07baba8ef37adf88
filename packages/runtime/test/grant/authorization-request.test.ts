import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { authorizationRequest } from '../../src/grant/authorization-request.js';

const provider = {
  provider: 'acme',
  startsFrom: { code: 'code', authorizationUrl: 'https://id.acme.example/authorize?brand=acme' },
};

test('makes the URL where a person logs in, with the challenge of the verifier', async () => {
  const { url, state, codeVerifier } = await authorizationRequest(provider, {
    clientId: 'my client',
    redirectUri: 'https://app.example/callback?a=b',
    scope: 'read write',
    parameters: { prompt: 'consent' },
  });

  const { origin, pathname, searchParams } = new URL(url);
  expect(origin + pathname).toBe('https://id.acme.example/authorize');
  expect(Object.fromEntries(searchParams)).toEqual({
    brand: 'acme',
    prompt: 'consent',
    response_type: 'code',
    client_id: 'my client',
    redirect_uri: 'https://app.example/callback?a=b',
    scope: 'read write',
    state,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  expect(codeVerifier).toMatch(/^[\w-]{43}$/);
});

test('never makes the same state or verifier again, and leaves out what is not given', async () => {
  const [first, second] = [
    await authorizationRequest(provider, { clientId: 'a' }),
    await authorizationRequest(provider, { clientId: 'a' }),
  ];

  expect(new Set([first.state, second.state, first.codeVerifier, second.codeVerifier]).size).toBe(4);
  expect(first.url).not.toMatch(/redirect_uri|scope/);
});

test('rejects a page that is unknown or not safe, and parameters that the request sets', async () => {
  const configuration = { code: 'configuration' };

  await expect(authorizationRequest({ provider: 'acme' }, { clientId: 'a' })).rejects.toMatchObject({
    ...configuration,
    option: 'authorizationUrl',
  });
  await expect(
    authorizationRequest(provider, { clientId: 'a', authorizationUrl: 'http://id.acme.example' }),
  ).rejects.toMatchObject(configuration);
  await expect(
    authorizationRequest(provider, { clientId: 'a', parameters: { code_challenge_method: 'plain' } }),
  ).rejects.toMatchObject({ ...configuration, option: 'parameters' });
});
