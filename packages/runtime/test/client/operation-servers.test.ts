import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { rawClient } from '../../src/client/raw-client.js';
import { templatedServer } from '../../src/formats/templated-server.js';
import { tokenGrant } from '../../src/grant/token-grant.js';
import type { ClientOptions } from '../../src/model/call.js';
import type { Operation } from '../../src/model/operation.js';
import { describe as describeProvider, descriptor, failure, getToken, token } from '../support/fixtures.js';

interface Paths {
  '/oauth2/v1/token': { post: { requestBody: unknown; responses: { 200: never } } };
}

const tenant = { variables: { tenant: {}, region: { default: 'eu', values: ['eu', 'us'] } } };
const servers = [templatedServer({ url: 'https://{region}.api.example', ...tenant })];
const login: Operation = {
  ...getToken,
  servers: [templatedServer({ url: 'https://{tenant}.login.example/v1', ...tenant })],
};
const body = { client_secret: 'canary-secret' };

/** The URLs to which the class, its Result form and the raw client send an operation. */
async function urlsOf(operation: Operation, options: ClientOptions): Promise<string[]> {
  const fetch = stubFetch({ body: token });
  const client = apiClient(servers, { ...options, fetch });
  await client.data(operation, { body });
  await client.result(operation, { body });
  await rawClient<Paths>(servers, [operation], { ...options, fetch }).POST('/oauth2/v1/token', {
    body,
  } as never);
  return [...new Set(fetch.calls.map(({ url }) => url))];
}

describe('an operation with servers of its own', () => {
  const serverVariables = { tenant: 'acme' };

  test('is called there, and others where the document says', async () => {
    expect(await urlsOf(login, { serverVariables })).toEqual([
      'https://acme.login.example/v1/oauth2/v1/token',
    ]);
    expect(await urlsOf(getToken, { serverVariables })).toEqual(['https://eu.api.example/oauth2/v1/token']);
  });

  test('is called at an explicit base URL, as all others are: a mock gets every call', async () => {
    expect(await urlsOf(login, { baseUrl: 'http://localhost:8080/mock' })).toEqual([
      'http://localhost:8080/mock/oauth2/v1/token',
    ]);
  });

  test('is called where the raw call says', async () => {
    const fetch = stubFetch({ body: token });
    await rawClient<Paths>(servers, [login], { fetch }).POST('/oauth2/v1/token', {
      body,
      baseUrl: 'https://other.example',
    } as never);

    expect(fetch.calls[0]?.url).toBe('https://other.example/oauth2/v1/token');
  });

  test('is not called without a variable that it needs', async () => {
    const fetch = stubFetch({ body: token });

    expect(await failure(apiClient(servers, { fetch }).data(login, { body }))).toMatchObject({
      code: 'configuration',
      option: 'serverVariables.tenant',
    });
    expect(fetch.calls).toEqual([]);
  });

  test('is not called, and least of all elsewhere, if none of its servers can be used', async () => {
    const fetch = stubFetch({ body: token });
    const client = apiClient(servers, { fetch });

    expect(await failure(client.data({ ...login, servers: [] }, { body }))).toMatchObject({
      code: 'configuration',
      option: 'baseUrl',
    });
    expect(fetch.calls).toEqual([]);
  });

  test('names its own server in errors, without the secret', async () => {
    const fetch = stubFetch({ status: 404, body: 'canary-secret' });
    const error = await failure(apiClient(servers, { fetch, serverVariables }).data(login, { body }));

    expect(error).toMatchObject({
      code: 'error_response',
      message: expect.stringContaining('https://acme.login.example/v1/oauth2/v1/token'),
    });
    expect(String(error)).not.toContain('canary');
  });

  test('is where the grant of a provider gets its tokens, and what its tokens belong to', async () => {
    const fetch = stubFetch({ body: token });
    const provider = describeProvider({
      servers,
      acquire: { ...descriptor.acquire, operation: { ...login, body: 'form' } },
    });
    const credentials = { clientId: 'id', clientSecret: 'canary-secret' };
    const grant = tokenGrant(provider, credentials, { fetch, serverVariables });
    await grant.acquire(await grant.resolve());

    expect(grant.origin).toBe('https://acme.login.example');
    expect(fetch.calls[0]?.url).toBe('https://acme.login.example/v1/oauth2/v1/token');
  });
});
