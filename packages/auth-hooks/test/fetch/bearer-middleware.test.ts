import createClient from 'openapi-fetch';
import { describe, expect, test } from 'vitest';
import { authorizationHeader, bearerMiddleware } from '../../src/fetch/authorization.js';
import { FakeSource } from './fake-source.js';

interface Paths {
  '/things': { get: { responses: { 200: { content: { 'application/json': object } } } } };
}

function clientOf(source: FakeSource, baseUrl = 'https://api.example.com') {
  const sent: (string | null)[] = [];
  const client = createClient<Paths>({
    baseUrl,
    fetch: async request => {
      sent.push(request.headers.get('authorization'));
      return Response.json({});
    },
  });
  client.use(bearerMiddleware(source, { origins: ['https://api.example.com'] }));
  return { client, sent };
}

describe('bearerMiddleware()', () => {
  test('sets the token on every request of an openapi-fetch client', async () => {
    const source = new FakeSource();
    const { client, sent } = clientOf(source);

    await client.GET('/things');
    source.invalidate(source.peek()?.id ?? '');
    await client.GET('/things');

    expect(sent).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  test('leaves an Authorization header of the caller as it is', async () => {
    const { client, sent } = clientOf(new FakeSource());

    await client.GET('/things', { headers: { authorization: 'Bearer own' } });

    expect(sent).toEqual(['Bearer own']);
  });

  test('rejects other origins', async () => {
    const { client, sent } = clientOf(new FakeSource(), 'https://other.example');

    await expect(client.GET('/things')).rejects.toMatchObject({ code: 'configuration' });
    expect(sent).toEqual([]);
  });
});

describe('authorizationHeader()', () => {
  test('is the header with the token of the source', async () => {
    expect(await authorizationHeader(new FakeSource())).toEqual({ authorization: 'Bearer token-1' });
  });
});
