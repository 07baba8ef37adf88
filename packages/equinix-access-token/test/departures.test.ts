import { ResponseError } from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import { equinixAccessToken, OAuth2TokenApi } from '../src/generated/index.js';

const CREDENTIALS = { clientId: 'fake-client-id', clientSecret: 'fake-client-secret' };
const REQUEST = { client_id: 'fake-client-id', client_secret: 'fake-client-secret' };

/** Makes a `fetch` that always returns one response. */
const respondingWith = (status: number, body: unknown) => async () => Response.json(body, { status });

async function acquire(body: unknown) {
  const grant = equinixAccessToken({ ...CREDENTIALS, fetch: respondingWith(200, body) });
  return grant.acquire(await grant.resolve());
}

// Evidence: the fixture of equinix/oauth2-go (2020), which parses errorCode and errorMessage, and issue 282 of
// equinix/terraform-provider-equinix (2022), where S1006 comes from the live service. The spec writes error_code.
const CAMEL_CASE = {
  errorDomain: 'apps-fake',
  errorTitle: 'Login failed',
  errorCode: 'S1006',
  developerMessage: 'The client ID or the client secret is not right.',
  errorMessage: 'Login failed.',
};

const AS_DOCUMENTED = {
  error_domain: 'apps-fake',
  error_title: 'Login failed',
  error_code: 'S1006',
  developer_message: 'The client ID or the client secret is not right.',
  error_message: 'Login failed.',
};

describe('an error in camelCase', () => {
  test("is thrown with the server's code and message, and under the documented names", async () => {
    const api = new OAuth2TokenApi({ fetch: respondingWith(400, CAMEL_CASE) });

    const error: unknown = await api.getOAuth2AccessToken(REQUEST).catch((thrown: unknown) => thrown);

    if (!(error instanceof ResponseError)) throw error;
    expect(error.serverCode).toBe('S1006');
    expect(error.serverMessage).toBe('Login failed.');
    expect(error.message).toContain('S1006');
    expect(error.message).toContain('S1006 "Login failed". Check the credentials.');
    expect(error.error).toEqual(AS_DOCUMENTED);
  });

  test('is returned under the documented names, typed by status', async () => {
    const api = new OAuth2TokenApi({ fetch: respondingWith(400, CAMEL_CASE) });

    const result = await api.getOAuth2AccessTokenResult(REQUEST);

    expect(result.status === 400 && result.error?.error_code).toBe('S1006');
    expect(result.error).toEqual(AS_DOCUMENTED);
  });

  test('counts as a wrong credential, so that nothing repeats it', async () => {
    const grant = equinixAccessToken({ ...CREDENTIALS, fetch: respondingWith(400, CAMEL_CASE) });

    const error: unknown = await grant.acquire(await grant.resolve()).catch((thrown: unknown) => thrown);

    expect(grant.classify(error)).toEqual({ kind: 'credential', outcome: 'known' });
  });
});

// The status for a bad credential is unknown: the spec says 400, an old test of the vendor's 500. Five in a row lock the
// account, so an unexplained error response counts as a wrong credential.
describe('an unexplained error response', () => {
  test.each([400, 401, 403])('with status %i counts as a wrong credential', async status => {
    const grant = equinixAccessToken({ ...CREDENTIALS, fetch: respondingWith(status, { message: 'no' }) });

    const error: unknown = await grant.acquire(await grant.resolve()).catch((thrown: unknown) => thrown);

    expect(grant.classify(error).kind).toBe('credential');
  });
});

// Evidence: the spec says string; the unofficial equinix-java-sdk maps a number; the spec's own default is prose.
describe('token_timeout', () => {
  test.each([
    ['a number', 3599, 3_599_000, 'response'],
    ['a number as a string', '3599', 3_599_000, 'response'],
    ['digits and prose', '3599 (60 minutes)', 3_599_000, 'response'],
    ['missing', undefined, 3_600_000, 'default'],
    ['prose alone', 'an hour', 3_600_000, 'unreadable'],
  ])('may be %s', async (_, token_timeout, lifetimeMs, lifetimeFrom) => {
    const token = await acquire({
      access_token: 'fake',
      token_timeout,
      user_name: 'jane',
      token_type: 'Bearer',
    });

    expect(token).toMatchObject({ accessToken: 'fake', lifetimeMs, lifetimeFrom });
  });
});

// Evidence: the success fixture of equinix/oauth2-go has no user_name, though the spec requires it.
test('a token without user_name is a token', async () => {
  const token = await acquire({ access_token: 'fake', token_timeout: '3600', token_type: 'Bearer' });

  expect(token).toMatchObject({ accessToken: 'fake', tokenType: 'Bearer', lifetimeMs: 3_600_000 });
});

// The service takes a missing grant_type for the retired password grant.
test('the grant always sends client_credentials', async () => {
  let sent = '';
  const grant = equinixAccessToken({
    ...CREDENTIALS,
    fetch: async (_, { body }) => {
      sent = String(body);
      return Response.json({ access_token: 'fake', token_timeout: '3600' });
    },
  });

  await grant.acquire(await grant.resolve());

  expect(JSON.parse(sent)).toEqual({ ...REQUEST, grant_type: 'client_credentials' });
});
