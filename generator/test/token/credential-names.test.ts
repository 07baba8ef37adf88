import { expect, test } from 'vitest';
import { documentOf, proposalOf } from './spec-of.js';

const text = { type: 'string' };
const client = { 'grant_type!': text, 'client_id!': text, 'client_secret!': text };

test('a field with the name of the provider in it gives no environment variable with that name twice', () => {
  const { xToken } = proposalOf(
    documentOf([{ body: { ...client, 'vendor_region!': text, 'vendors_region!': text } }]),
  );
  const { vendorRegion, vendorsRegion } = xToken.credentials ?? {};

  expect([vendorRegion?.env, vendorsRegion?.env]).toEqual([['VENDOR_REGION'], ['VENDOR_VENDORS_REGION']]);
});

test('a JWT that only words demand is called so, and made for each request', () => {
  const document = documentOf([
    {
      path: '/app/installations/{id}/access_tokens',
      operationId: 'apps/create-access-token',
      description: 'You must use a [JWT](https://docs.vendor.example) to access this endpoint.',
      response: { 'token!': text },
    },
  ]);
  const { xToken } = proposalOf(
    document,
    new Map([
      ['acquire', 'POST /app/installations/{id}/access_tokens client_credentials'],
      ['clientAuth.methods', 'bearer'],
    ]),
  );

  expect(xToken.clientAuth).toEqual({ methods: ['bearer'], secret: { credential: 'jwt', field: 'jwt' } });
  expect(xToken.credentials?.jwt).toEqual({
    description: 'A JWT that proves who the client is.',
    secret: true,
    perRequest: true,
    env: ['VENDOR_JWT'],
  });
});
