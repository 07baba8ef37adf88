import { MalformedResponseError, ResponseError } from '@token-clients/runtime';
import { describe, expect, test } from 'vitest';
import { equinixSts, UseApi } from '../src/generated/index.js';

const ISSUED = 'urn:ietf:params:oauth:token-type:access_token';
const TOKEN = { access_token: 'fake', issued_token_type: ISSUED, token_type: 'Bearer', expires_in: 3600 };

function grantRespondingWith(status: number, body: unknown, more: { tokenPath?: string } = {}) {
  const urls: string[] = [];
  const grant = equinixSts({
    subjectToken: async () => 'fake-header.fake-payload.fake-signature',
    scope: 'roleassignments:fake-org',
    fetch: async url => {
      urls.push(url);
      return Response.json(body, { status });
    },
    ...more,
  });
  return { grant, urls };
}

async function failure(status: number, body: unknown) {
  const { grant } = grantRespondingWith(status, body);
  const error: unknown = await grant.acquire(await grant.resolve()).catch((thrown: unknown) => thrown);
  return { grant, error };
}

// Evidence: the spec says number, not integer, and the vendor's Go SDK reads a float32.
test('a lifetime with a fraction is kept to the millisecond', async () => {
  const { grant } = grantRespondingWith(200, { ...TOKEN, expires_in: 899.5 });

  expect(await grant.acquire(await grant.resolve())).toMatchObject({
    lifetimeMs: 899_500,
    lifetimeFrom: 'response',
  });
});

// Evidence: the first version of the spec lists DPoP; later versions took it out. Such a token is bound to a key that
// we don't have, so sending it as a bearer token can only fail.
describe('a DPoP token', () => {
  test('is rejected by the grant, and its value is in no error', async () => {
    const { error } = await failure(200, { ...TOKEN, access_token: 'fake-bound-token', token_type: 'DPoP' });

    if (!(error instanceof MalformedResponseError)) throw error;
    expect(error.reason).toBe('token_type');
    expect(error.message).not.toContain('fake-bound-token');
  });

  test('is an ordinary response to callers of the operation itself', async () => {
    const api = new UseApi({ fetch: async () => Response.json({ ...TOKEN, token_type: 'DPoP' }) });

    const token = await api.useTokenPost({ grant_type: 'client_credentials' });

    expect(token.token_type).toBe('DPoP');
  });
});

// Evidence: the vendor's current catalogue and guide post to /v1/token; three public versions of the spec say /use/token.
describe('the path of the token call', () => {
  test('is /use/token, as the spec says', async () => {
    const { grant, urls } = grantRespondingWith(200, TOKEN);

    await grant.acquire(await grant.resolve());

    expect(urls).toEqual(['https://sts.eqix.equinix.com/use/token']);
  });

  test('may be /v1/token, with tokenPath', async () => {
    const { grant, urls } = grantRespondingWith(200, TOKEN, { tokenPath: '/v1/token' });

    await grant.acquire(await grant.resolve());

    expect(urls).toEqual(['https://sts.eqix.equinix.com/v1/token']);
  });

  test('may be no other, and the error names both', () => {
    expect(() => grantRespondingWith(200, TOKEN, { tokenPath: '/v2/token' })).toThrow(
      '/use/token or /v1/token',
    );
  });
});

// Evidence: no spec mentions 409, yet the vendor's Terraform provider waits and tries again when it gets one.
test('409 means: try again', async () => {
  const { grant, error } = await failure(409, { error: 'conflict' });

  expect(grant.classify(error).kind).toBe('transient');
});

// RFC 8693 section 2.2.2 has invalid_request for a subject token that is not valid, but a missing scope is reported so too:
// only invalid_grant says that another login is needed.
test.each([
  ['invalid_grant', 'grant'],
  ['invalid_request', 'request'],
  ['invalid_target', 'request'],
])('%s means: %s', async (code, kind) => {
  const { grant, error } = await failure(400, { error: code });

  if (!(error instanceof ResponseError)) throw error;
  expect(error.serverCode).toBe(code);
  expect(grant.classify(error).kind).toBe(kind);
});

// Evidence: "issued_token_type" is required by RFC 8693, and by the spec.
test('a response without issued_token_type is not a token exchange', async () => {
  const { error } = await failure(200, { ...TOKEN, issued_token_type: undefined });

  expect(error).toMatchObject({ code: 'malformed_response', reason: 'wrong_shape' });
});
