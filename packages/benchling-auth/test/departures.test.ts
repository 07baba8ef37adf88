import { MalformedResponseError, ResponseError } from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import { AuthenticationApi, benchlingAuth } from '../src/generated/index.js';

const BASE_URL = 'https://fake-tenant.benchling.com/api/v2';
const PAGE = '<!DOCTYPE html><html><body>Sign in to fake-page-text</body></html>';

const respondingWith = (response: () => Response) => async () => response();
const grantOf = (response: () => Response) =>
  benchlingAuth({
    baseUrl: BASE_URL,
    clientId: 'fake-client-id',
    clientSecret: 'fake-client-secret',
    fetch: respondingWith(response),
  });

async function failure(response: () => Response) {
  const grant = grantOf(response);
  const error: unknown = await grant.acquire(await grant.resolve()).catch((thrown: unknown) => thrown);
  return { grant, error };
}

// Evidence: the vendor's spec. "error" is an object here, where RFC 6749 has a string.
describe('a nested error', () => {
  const body = (type: string) => ({ error: { type, message: 'Not right.', userMessage: 'Please check.' } });

  test('is thrown with its type as the code', async () => {
    const { error } = await failure(() => Response.json(body('invalid_client'), { status: 401 }));

    if (!(error instanceof ResponseError)) throw error;
    expect(error).toMatchObject({ status: 401, serverCode: 'invalid_client', serverMessage: 'Not right.' });
    expect(error.error).toEqual(body('invalid_client'));
    expect(error.message).not.toContain('[object Object]');
  });

  test.each([
    [401, 'invalid_client', 'credential'],
    [400, 'invalid_grant', 'grant'],
    [400, 'unauthorized_client', 'request'],
  ])('with status %i and %s means %s', async (status, type, kind) => {
    const { grant, error } = await failure(() => Response.json(body(type), { status }));

    expect(grant.classify(error).kind).toBe(kind);
  });
});

// Evidence: newer versions of the vendor's SDK recognise such a page and say that the tenant is wrong.
describe('a page instead of JSON, from a wrong tenant', () => {
  const page = (status: number) => () =>
    new Response(PAGE, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

  test('with status 200 points at the base URL, and shows nothing of the page', async () => {
    const { error } = await failure(page(200));

    if (!(error instanceof MalformedResponseError)) throw error;
    expect(error.reason).toBe('html');
    expect(error.message).toMatch(/base URL/i);
    expect(error.message).not.toContain('fake-page-text');
  });

  test('with status 404 stays an error response, and shows nothing of the page', async () => {
    const { error } = await failure(page(404));

    if (!(error instanceof ResponseError)) throw error;
    expect(error).toMatchObject({ status: 404, serverCode: undefined, serverMessage: undefined });
    expect(error.message).not.toContain('fake-page-text');
  });
});

// Evidence: no field of the response is required by the vendor's spec.
describe('a response', () => {
  test('without lifetime and type is a token of unknown lifetime', async () => {
    const grant = grantOf(() => Response.json({ access_token: 'fake' }));

    expect(await grant.acquire(await grant.resolve())).toMatchObject({
      accessToken: 'fake',
      tokenType: 'Bearer',
      lifetimeMs: null,
      lifetimeFrom: 'default',
    });
  });

  test('without a token is malformed, though the spec allows it', async () => {
    const { error } = await failure(() => Response.json({ token_type: 'Bearer', expires_in: 900 }));

    expect(error).toMatchObject({ code: 'malformed_response', reason: 'wrong_shape' });
  });
});

// Evidence: the vendor's SDK joins ID and secret without encoding them, against RFC 6749 section 2.3.1.
test('the Basic header carries ID and secret as they are', async () => {
  let authorization: string | null = null;
  const grant = benchlingAuth({
    baseUrl: BASE_URL,
    clientId: 'fake id',
    clientSecret: 'fake/secret+1',
    fetch: async (_, { headers }) => {
      authorization = new Headers(headers).get('authorization');
      return Response.json({ access_token: 'fake' });
    },
  });

  await grant.acquire(await grant.resolve());

  expect(authorization).toBe(`Basic ${btoa('fake id:fake/secret+1')}`);
});

// The vendor's spec has a relative server, /api/v2. Callers must pass the host of the tenant.
test('without a tenant nothing is sent, and the error names the variable', () => {
  expect(() => new AuthenticationApi()).toThrow('serverVariables.tenant');
});

test('the tenant may be a server variable', async () => {
  const urls: string[] = [];
  const api = new AuthenticationApi({
    serverVariables: { tenant: 'fake-tenant' },
    fetch: async url => {
      urls.push(url);
      return Response.json({ access_token: 'fake' });
    },
  });

  await api.generateToken({ grant_type: 'client_credentials' });

  expect(urls).toEqual([`${BASE_URL}/token`]);
});
