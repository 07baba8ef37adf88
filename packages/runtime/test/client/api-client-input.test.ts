import { Readable } from 'node:stream';
import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { failure, getToken, listItems, servers, token } from '../support/fixtures.js';

const body = { client_id: 'id', client_secret: 'canary-secret' };

describe('apiClient() with a fetch whose bodies are no web streams', () => {
  const answering = (stream: unknown, text: string) =>
    stubFetch(
      async () =>
        ({ ok: true, status: 200, headers: new Headers(), body: stream, text: async () => text }) as Response,
    );

  test.each([
    ['none, as in React Native', undefined],
    ["Node's, as of node-fetch", Readable.from(['x'])],
  ])('reads the response whole: %s', async (_, stream) => {
    const data = (text: string, maxResponseBytes?: number) =>
      apiClient(servers, { fetch: answering(stream, text), maxResponseBytes }).data(getToken, { body });

    expect(await data(`\ufeff${JSON.stringify(token)}`)).toEqual(token);
    expect(await failure(data(JSON.stringify(token), 10))).toMatchObject({ reason: 'too_large' });
    expect(await failure(data('€'.repeat(4), 10))).toMatchObject({ reason: 'too_large' });
    expect(await failure(data(''))).toMatchObject({ reason: 'empty' });
  });
});

describe('apiClient() without what an operation needs', () => {
  const operation = { ...listItems, query: ['limit'], required: ['owner', 'limit'] };
  const needy = { ...getToken, required: ['client_id', 'client_secret'] };

  test.each([
    [needy, {}, 'getToken needs client_id and client_secret.'],
    [needy, { body: { client_id: 'id', client_secret: undefined } }, 'getToken needs client_secret.'],
    [needy, { body: { clientId: 'id', client_secret: 'x' } }, 'getToken needs client_id.'],
    [operation, { parameters: { limit: 3 } }, 'listItems needs owner.'],
    [operation, {}, 'listItems needs owner and limit.'],
    [{ ...needy, required: ['constructor'] }, { body: {} }, 'getToken needs constructor.'],
  ])('sends nothing and names what is missing: %#', async (known, input, message) => {
    const fetch = stubFetch({ body: {} });

    expect(await failure(apiClient(servers, { fetch }).data(known, input))).toMatchObject({
      code: 'configuration',
      message,
    });
    expect(fetch.calls).toEqual([]);
  });

  test('sends what is there, null and nothing-texts too', async () => {
    const fetch = stubFetch({ body: { access_token: 'x' } });

    await apiClient(servers, { fetch }).data(needy, { body: { client_id: '', client_secret: null } });

    expect(fetch.calls).toHaveLength(1);
  });
});
