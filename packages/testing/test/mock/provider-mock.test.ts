import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { equinixAccessToken } from '@token-clients/equinix-access-token/testing';
import { ConfigurationError, ResponseError, type TokenGrant } from '@token-clients/runtime';
import { type Mock, startMock } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { providers } from '../providers.js';

const WRONG_SECRET = { operation: 'getOAuth2AccessToken', code: 400, example: 'wrongSecret' };

const grantOf = (mock: Mock<Parameters<typeof equinixAccessToken>[0]>) =>
  equinixAccessToken({ ...mock.credentials, baseUrl: mock.baseUrl });
const acquire = async (grant: TokenGrant) => grant.acquire(await grant.resolve());

describe('a mock of a provider', () => {
  test.each(Object.entries(providers))(
    'gives %s a token for the credentials that it made up, and has nothing to object',
    async (_, provider) => {
      await using mock = await startMock(provider);
      const grant = provider({ ...mock.credentials, baseUrl: mock.baseUrl } as never);

      const token = await grant.acquire(await grant.resolve());

      expect(token.accessToken).toBeTruthy();
      expect(mock.requests.map(({ status }) => status)).toEqual([200]);
      expect(mock.violations).toEqual([]);
    },
  );

  test('serves a token source', async () => {
    await using mock = await startMock(equinixAccessToken);
    await using source = tokenSource(grantOf(mock));

    const { value } = await source.get();

    expect(value).toBe('fake-access-token-1');
    expect(bearerFetch(source, { origins: [mock.baseUrl] })).toBeTypeOf('function');
  });

  test('lists its operations with the responses that can be chosen', async () => {
    await using mock = await startMock(equinixAccessToken);

    expect(mock.operations[0]).toEqual({
      operationId: 'GetOAuth2AccessToken',
      method: 'POST',
      path: '/oauth2/v1/token',
      responses: [
        { status: '200', examples: ['clientCredentials', 'passwordGrant'] },
        { status: '400', examples: ['wrongSecret', 'accountLocked', 'missingField'] },
      ],
    });
  });
});

describe('respondWith()', () => {
  test('chooses the response until another is chosen', async () => {
    await using mock = await startMock(equinixAccessToken);
    const grant = grantOf(mock);

    mock.respondWith(WRONG_SECRET);
    const first = await acquire(grant).catch((error: unknown) => error);
    const second = await acquire(grant).catch((error: unknown) => error);
    mock.respondWith({ code: 200, example: 'passwordGrant' });
    const third = await acquire(grant);

    expect(first).toBeInstanceOf(ResponseError);
    expect(second).toBeInstanceOf(ResponseError);
    expect(third.accessToken).toBe('fake-access-token-2');
  });

  test('chooses for a number of requests, in the order of the calls', async () => {
    await using mock = await startMock(equinixAccessToken);
    const grant = grantOf(mock);

    mock.respondWith({ ...WRONG_SECRET, times: 2 });
    mock.respondWith({ code: 200, example: 'passwordGrant', times: 1 });
    for (let call = 0; call < 4; call++) await acquire(grant).catch(() => {});

    expect(mock.requests.map(({ status }) => status)).toEqual([400, 400, 200, 200]);
    expect(mock.requests.map(({ responseBody }) => /token-\d/.exec(`${responseBody}`)?.[0])).toEqual([
      undefined,
      undefined,
      'token-2',
      'token-1',
    ]);
  });

  test('leaves other operations, and requests that choose themselves, as they are', async () => {
    await using mock = await startMock(equinixAccessToken);
    mock.respondWith({ operation: 'POST /oauth2/v1/refreshaccesstoken', code: 400 });
    mock.respondWith({ operation: 'GetOAuth2AccessToken', code: 200, example: 'passwordGrant' });
    const headers = { prefer: 'code=200, example=clientCredentials' };

    const own = await acquire(equinixAccessToken({ ...mock.credentials, baseUrl: mock.baseUrl, headers }));
    const chosen = await acquire(grantOf(mock));

    expect([own.accessToken, chosen.accessToken]).toEqual(['fake-access-token-1', 'fake-access-token-2']);
  });

  test('reset() forgets what was chosen and what was sent', async () => {
    await using mock = await startMock(equinixAccessToken);
    mock.respondWith(WRONG_SECRET);
    await acquire(grantOf(mock)).catch(() => {});

    mock.reset();

    expect(mock.requests).toEqual([]);
    await expect(acquire(grantOf(mock))).resolves.toMatchObject({ accessToken: 'fake-access-token-1' });
  });

  test.each([
    [
      { operation: 'nothing' },
      'has no operation "nothing". Its operations are: GetOAuth2AccessToken, Refresh',
    ],
    [{ code: 418 }, 'documents no response 418. Choose one of those that it has: POST /oauth2/v1/token (200'],
    [{ example: 'locked' }, 'documents no response "locked"'],
    [{ ...WRONG_SECRET, code: 200 }, 'documents no response 200 "wrongSecret"'],
    [{ code: 400, times: 0 }, 'times must be a whole number above 0.'],
  ])('rejects %j, which the spec does not document', async (chosen, message) => {
    await using mock = await startMock(equinixAccessToken);

    expect(() => mock.respondWith(chosen)).toThrow(ConfigurationError);
    expect(() => mock.respondWith(chosen)).toThrow(message);
  });
});

describe('a request that the spec does not allow', () => {
  test('gets 4xx, and the mock says why', async () => {
    await using mock = await startMock(equinixAccessToken);

    const response = await fetch(`${mock.baseUrl}/oauth2/v1/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"client_id":7}',
    });

    expect(response.status).toBe(400);
    expect(mock.violations).toEqual([
      expect.stringMatching(/^POST \/oauth2\/v1\/token: request\.body.*client_secret/),
      'POST /oauth2/v1/token: request.body.client_id: Request body property client_id must be string',
    ]);
  });

  test('is known by its path as well', async () => {
    await using mock = await startMock(equinixAccessToken);

    const { status } = await fetch(`${mock.baseUrl}/oauth/token`);
    const head = await fetch(`${mock.baseUrl}/oauth/token`, { method: 'HEAD' });

    expect([status, head.status]).toEqual([404, 404]);
    expect(mock.requests[0]).toMatchObject({ method: 'GET', path: '/oauth/token', status: 404 });
    expect(mock.violations).toEqual(['GET /oauth/token: request: Route not resolved, no path matched']);
  });
});

test('a document that is no OpenAPI, and a file that is not there, are errors that name them', async () => {
  await expect(startMock({ openapi: undefined })).rejects.toThrow(ConfigurationError);
  await expect(startMock({})).rejects.toThrow('The document cannot be read as OpenAPI');
  await expect(startMock({ openapi: '3.0.3', paths: {} })).rejects.toThrow('The document has no operation');
  await expect(startMock('missing.yaml')).rejects.toThrow('missing.yaml cannot be read as OpenAPI');
});

test('so is the document of a client', async () => {
  const client = Object.assign((options: never) => equinixAccessToken(options), equinixAccessToken, {
    document: { paths: {} },
  });

  await expect(startMock(client)).rejects.toMatchObject({
    code: 'configuration',
    message: expect.stringMatching(/^The document of equinix-access-token cannot be read as OpenAPI: ./),
  });
});
