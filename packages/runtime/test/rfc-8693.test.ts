import { stubFetch } from '@token-clients/testing';
import { expect, describe as suite, test } from 'vitest';
import { tokenGrant } from '../src/grant/token-grant.js';
import { describe, descriptor, failure, token } from './support/fixtures.js';

suite('token exchange', () => {
  const sts = describe({
    credentials: { subjectToken: { description: '', secret: true, required: true, perRequest: true } },
    clientAuth: { methods: ['none'] },
    acquire: {
      ...descriptor.acquire,
      fields: {
        grant_type: { value: 'urn:ietf:params:oauth:grant-type:token-exchange' },
        subject_token: { credential: 'subjectToken' },
        subject_token_type: { value: 'urn:ietf:params:oauth:token-type:id_token' },
      },
    },
    response: { ...descriptor.response, issuedTokenType: '/issued_token_type' },
  });
  const issued = { ...token, issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' };
  const run = async (body: object, fetch = stubFetch({ body })) => {
    const grant = tokenGrant(sts, { subjectToken: () => `subject-${fetch.calls.length}` }, { fetch });
    return grant.acquire(await grant.resolve());
  };

  test('RFC 8693 2.1: grant type, subject token and its type are always sent, the token evaluated each time', async () => {
    const fetch = stubFetch({ body: issued });

    await run(issued, fetch);
    await run(issued, fetch);

    expect(fetch.calls.map(call => Object.fromEntries(new URLSearchParams(call.body ?? '')))).toEqual(
      [0, 1].map(call => ({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: `subject-${call}`,
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      })),
    );
  });

  test('RFC 8693 2.2.1: issued_token_type is required', async () => {
    expect(await failure(run(token))).toMatchObject({ reason: 'wrong_shape' });
  });

  test('RFC 8693 2.2.1: the token type N_A is rejected', async () => {
    expect(await failure(run({ ...issued, token_type: 'N_A' }))).toMatchObject({ reason: 'token_type' });
  });
});
