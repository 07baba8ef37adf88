import { ResponseError, type Signer } from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import { coboOAuth, descriptor, OAuthAPI } from '../src/generated/index.js';

const PARAMETERS = { client_id: 'fake-client-id', org_id: 'fake-org-id', grant_type: 'org_implicit' };
const TOKEN = {
  access_token: 'fake-access-token',
  token_type: 'Bearer',
  scope: '',
  expires_in: 43_199,
  refresh_token: 'fake-refresh-token-2',
};

/** Signs nothing: what a signature covers is tested elsewhere. */
const signer: Signer = { scheme: 'CoboAuth', sign: ({ url }) => ({ url, headers: {} }) };

const respondingWith = (status: number, body: unknown) => async () => Response.json(body, { status });
const api = (status: number, body: unknown) => new OAuthAPI({ signer, fetch: respondingWith(status, body) });
const grantOf = (status: number, body: unknown) =>
  coboOAuth({
    clientId: 'fake-client-id',
    orgId: 'fake-org-id',
    signer,
    fetch: respondingWith(status, body),
  });

// Evidence: the vendor's spec has one error object for 4XX, with string codes, and another for 5XX, with numbers.
describe('an error of the 5XX form', () => {
  test.each([500, 502, 503])('with status %i has its number as the code', async status => {
    const body = { error_code: 2000, error_message: 'Internal error.', error_id: 'fake-error-id' };

    const error: unknown = await api(status, body)
      .getToken(PARAMETERS)
      .catch((thrown: unknown) => thrown);

    if (!(error instanceof ResponseError)) throw error;
    expect(error).toMatchObject({ status, serverCode: '2000', serverMessage: 'Internal error.' });
    expect(error.error).toEqual(body);
    expect(grantOf(status, body).classify(error)).toEqual({ kind: 'transient', outcome: 'unknown' });
  });
});

// Evidence: an older spec calls the property of the 4XX form error_message, while it requires error_description.
test.each(['error_description', 'error_message'])(
  'an error of the 4XX form may explain itself in %s',
  async name => {
    const body = { error: 'fake_unauthorized', [name]: 'The signature does not fit.' };

    const error: unknown = await api(401, body)
      .getToken(PARAMETERS)
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      status: 401,
      serverCode: 'fake_unauthorized',
      serverMessage: 'The signature does not fit.',
    });
  },
);

// Evidence: the spec says 2XX since 1.6.0 (2024-11), and said 200 for GET and 201 for POST before.
describe('a success', () => {
  test.each([200, 201, 202])('may have status %i, by the spec of today and of before', async status => {
    const got = await api(status, TOKEN).getTokenResult(PARAMETERS);
    const refreshed = await api(status, TOKEN).refreshTokenResult({ refresh_token: 'fake-refresh-token-1' });

    expect(got).toMatchObject({ ok: true, status, data: TOKEN });
    expect(refreshed).toMatchObject({ ok: true, status, data: TOKEN });
  });

  test.each([200, 201])('of a refresh with status %i becomes a token', async status => {
    const grant = grantOf(status, TOKEN);

    const token = await grant.refresh?.(await grant.resolve(), 'fake-refresh-token-1');

    expect(token).toMatchObject({ accessToken: 'fake-access-token', refreshToken: 'fake-refresh-token-2' });
  });
});

// Evidence: the vendor's own command line keeps the old refresh token when a response has none.
test('a response without a refresh token leaves the old one in force', async () => {
  const grant = grantOf(200, { ...TOKEN, refresh_token: undefined });

  const token = await grant.refresh?.(await grant.resolve(), 'fake-refresh-token-1');

  expect(token).not.toHaveProperty('refreshToken');
});

// Evidence: the vendor's error-code page. A rejected API call with an expired token has status 500 and code 1000.
test('a 500 with code 1000 means an expired token', () => {
  expect(descriptor.expired).toContainEqual({ status: 500, codes: ['1000'] });
});

// No error values are published for a rejected refresh; acquiring again is always the way out.
test('a rejected refresh means that the refresh token is dead', async () => {
  const grant = grantOf(400, { error: 'fake_unknown', error_description: 'No.' });

  const error: unknown = await grant
    .refresh?.(await grant.resolve(), 'fake-1')
    .catch((thrown: unknown) => thrown);

  expect(grant.classify(error)).toEqual({ kind: 'grant', outcome: 'known' });
});
